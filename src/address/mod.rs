//! Addresses: the base of the site, what stands under it, and the files that answer.

mod base;
mod link;
mod name;
mod output_path;
mod slug;

pub use base::Base;
pub use link::{Address, Location};
pub use name::{fold_name, is_same_name};
pub use output_path::{OutputPath, is_safe};
pub use slug::{DEVICE, ENDS_BADLY, KEPT_BY_HOSTS, check_slug, composed, fold, slug_of};
