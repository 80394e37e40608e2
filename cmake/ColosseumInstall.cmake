# cmake --install: libraries, headers, programs, the package config (one set of targets per component) and pkg-config files.
include(CMakePackageConfigHelpers)
set(config_dir ${CMAKE_INSTALL_LIBDIR}/cmake/Colosseum)
# The way from the pkg-config files to the prefix: an installed tree can be moved, and installed with --prefix.
file(RELATIVE_PATH PC_UP ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})

# colosseum_install(NAME DESCRIPTION REQUIRES): one component, with its pkg-config file. REQUIRES: modules of ours.
function(colosseum_install name description requires)
  if(NOT TARGET colosseum_${name})
    return()
  endif()
  install(TARGETS colosseum_${name} EXPORT Colosseum_${name} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
          LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  install(EXPORT Colosseum_${name} NAMESPACE colosseum:: FILE Colosseum_${name}.cmake DESTINATION ${config_dir})
  string(TOUPPER ${name} upper)
  set(PC_NAME ${name})
  set(PC_DESCRIPTION "${description}")
  set(PC_REQUIRES ${requires})
  list(JOIN COLOSSEUM_${upper}_MODULES " " PC_REQUIRES_PRIVATE)
  list(JOIN COLOSSEUM_${upper}_PLAIN_LIBS " " PC_LIBS_PRIVATE)
  set(PC_LIBS "")
  get_target_property(type colosseum_${name} TYPE)
  if(type STREQUAL STATIC_LIBRARY)
    # An archive of ours leaves its dependencies to whoever links it, be they shared or not.
    string(STRIP "${PC_REQUIRES} ${PC_REQUIRES_PRIVATE}" PC_REQUIRES)
    string(PREPEND PC_LIBS " ${PC_LIBS_PRIVATE}")
    set(PC_REQUIRES_PRIVATE "")
    set(PC_LIBS_PRIVATE "")
  endif()
  configure_file(${PROJECT_SOURCE_DIR}/cmake/colosseum.pc.in ${PROJECT_BINARY_DIR}/colosseum-${name}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/colosseum-${name}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endfunction()

colosseum_install(core "Box layout: documents, styles, layout and display lists" "")
colosseum_install(css "Style sheets for Colosseum" "colosseum-core")
colosseum_install(text "Fonts and shaping for Colosseum" "colosseum-core")
colosseum_install(html "HTML and XML reading for Colosseum" "colosseum-css")
colosseum_install(cairo "PNG, PDF and SVG output for Colosseum" "colosseum-core")
colosseum_install(engine "From a document to pages" "colosseum-html colosseum-text colosseum-cairo")

install(DIRECTORY include/colosseum DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY ${PROJECT_BINARY_DIR}/gen/colosseum DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
configure_package_config_file(cmake/ColosseumConfig.cmake.in ${PROJECT_BINARY_DIR}/ColosseumConfig.cmake
                              INSTALL_DESTINATION ${config_dir})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/ColosseumConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/ColosseumConfig.cmake ${PROJECT_BINARY_DIR}/ColosseumConfigVersion.cmake
              cmake/ColosseumDependencies.cmake DESTINATION ${config_dir})
