//! Whole papers built, and whole outputs compared.

// Outputs have the names that newsprint gives them.
#![allow(clippy::case_sensitive_file_extension_comparisons)]

mod architecture;
mod assets;
mod bad_content;
mod bad_files;
mod bad_theme;
mod building;
mod checkout;
mod command_line;
mod compressed;
mod desk;
mod embargo;
mod examples;
mod export;
mod exports;
mod feeds;
mod file_names;
mod forty;
mod fronts;
mod growth;
mod habits;
mod hostile;
mod hosting;
mod incremental;
mod levels;
mod life_of_a_story;
mod linking;
mod lists;
mod live;
mod machine_paths;
mod machine_readable;
mod modules;
mod names;
mod offline;
mod paper;
mod photographs;
mod picture_files;
mod picture_rules;
mod properties;
mod publishing;
mod recordings;
mod rules;
mod sample;
mod schedule;
mod search;
mod serving;
mod storing;
mod supply;
mod telling;
mod theming;
mod typing;
mod values;
