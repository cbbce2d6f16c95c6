//! What is wrong with a project: passes over what is finished. What shows while a thing is understood is told there.

pub mod anchors;
pub mod avif;
pub mod broken_links;
pub mod contradictions;
pub mod example_address;
pub mod first_view;
pub mod front_stories;
pub mod heavy_pages;
pub mod limits;
pub mod missing_nameplate;
pub mod no_articles;
pub mod paths;
pub mod remote_pictures;
pub mod security_txt;
pub mod suggest;
pub mod unknown_sections;
pub mod unknown_templates;
pub mod unused_files;
pub mod unused_hooks;
pub mod zones;
