//! Whole papers built, and whole outputs compared.

mod architecture;
mod bad_content;
mod bad_files;
mod bad_theme;
mod building;
mod command_line;
mod desk;
mod incremental;
mod live;
mod paper;
mod properties;
mod publishing;
mod sample;
mod schedule;
mod serving;
mod theming;
