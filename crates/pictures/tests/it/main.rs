// Sizes and numbers of the files here are small.
#![allow(clippy::cast_possible_truncation)]

mod files;
mod looking;
mod originals;
mod robust;
