// What libpng calls when something is wrong.
#pragma once

#include <png.h>

#include <csetjmp>

namespace colosseum::cairo_backend {

/// Goes back to the setjmp(png_jmpbuf(png)) of the caller.
[[noreturn]] inline void png_fail(png_structp png, png_const_charp) { longjmp(png_jmpbuf(png), 1); }
/// Warnings say nothing that a user could act upon.
inline void png_ignore(png_structp, png_const_charp) {}

}  // namespace colosseum::cairo_backend
