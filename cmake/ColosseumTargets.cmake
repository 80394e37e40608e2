# How this project's targets are made: flags for our own code only, never exported to consumers.
include(GNUInstallDirs)
include(ColosseumDependencies)

add_library(colosseum_flags INTERFACE)
target_compile_options(colosseum_flags INTERFACE -Wall -Wextra -Wconversion $<$<BOOL:${COLOSSEUM_WERROR}>:-Werror>)
if(COLOSSEUM_FUZZ)
  target_compile_options(colosseum_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(COLOSSEUM_SANITIZE OR COLOSSEUM_FUZZ)
  target_compile_options(colosseum_flags INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(colosseum_flags INTERFACE -fsanitize=address,undefined)
endif()

# colosseum_precompile(TARGET [HEADER...]): the project's precompiled header for a target, with more headers if named.
function(colosseum_precompile target)
  target_precompile_headers(${target} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:${PROJECT_SOURCE_DIR}/cmake/precompiled.h>" ${ARGN})
  # What ccache asks for to keep objects made with a precompiled header.
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endfunction()

# colosseum_library(NAME FOLDER...): libcolosseum_NAME from the sources of src/FOLDER and below it; of text and api, whose
# subfolders belong to other libraries, from the folder itself.
function(colosseum_library name)
  set(sources)
  foreach(folder ${ARGN})
    set(pattern src/${folder}/*.cpp)
    if(folder MATCHES "^(text|api)$")
      file(GLOB found CONFIGURE_DEPENDS ${pattern})
    else()
      file(GLOB_RECURSE found CONFIGURE_DEPENDS ${pattern})
    endif()
    list(APPEND sources ${found})
  endforeach()
  if(NOT sources)
    set(stub ${CMAKE_CURRENT_BINARY_DIR}/empty_${name}.cpp)
    file(WRITE ${stub} "")
    set(sources ${stub})
  endif()
  add_library(colosseum_${name} ${sources})
  add_library(colosseum::${name} ALIAS colosseum_${name})
  set_target_properties(colosseum_${name} PROPERTIES EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON)
  target_compile_features(colosseum_${name} PUBLIC cxx_std_20)
  target_include_directories(colosseum_${name}
    PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/gen> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
    PRIVATE ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(colosseum_${name} PRIVATE $<BUILD_INTERFACE:colosseum_flags>)
  colosseum_precompile(colosseum_${name})
  # Layout is what the engine is for: it is worth the longer build.
  target_compile_options(colosseum_${name} PRIVATE $<$<AND:$<CONFIG:Release>,$<STREQUAL:${name},core>>:-O3>)
  # Position-independent code is inlined as other code is: nobody replaces single functions of the library.
  target_compile_options(colosseum_${name} PRIVATE $<$<CXX_COMPILER_ID:GNU,Clang>:-fno-semantic-interposition>)
  # Neighbours of a folder are compiled together: faster to build from scratch, and faster code, as small functions of one
  # file are seen by the others.
  set_target_properties(colosseum_${name} PROPERTIES UNITY_BUILD ${COLOSSEUM_UNITY} UNITY_BUILD_BATCH_SIZE 16)
endfunction()

# colosseum_embed(TARGET NAMESPACE::FUNCTION FILE): the text of FILE becomes `std::string_view FUNCTION()` of TARGET.
function(colosseum_embed target function file)
  string(REGEX MATCH "^(.*)::([^:]+)$" matched ${function})
  set(out ${PROJECT_BINARY_DIR}/gen/embedded_${CMAKE_MATCH_2}.cpp)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${file} -DOUTPUT=${out} -DNAMESPACE=${CMAKE_MATCH_1} -DFUNCTION=${CMAKE_MATCH_2}
            -P ${PROJECT_SOURCE_DIR}/cmake/EmbedText.cmake
    DEPENDS ${file} ${PROJECT_SOURCE_DIR}/cmake/EmbedText.cmake VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
