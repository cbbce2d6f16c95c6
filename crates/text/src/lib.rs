//! Newspaper text, Chinese and other: no files, no site, no threads.
//!
//! A body is read once, into a tree, and everything made of it is a fold over the tree:
//!
//! ```
//! use newsprint_text::{AsTyped, Options, facts, html, plain, read};
//!
//! let body = read("本报讯（记者 林澄）**“临澜号”**昨日首航，\n票价3.5元。", Options::default());
//! assert_eq!(facts(&body).opening, "“临澜号”昨日首航，票价3.5元。");
//! assert_eq!(facts(&body).words, 18);
//!
//! let mut page = String::new();
//! html(&body, &AsTyped, &[], &mut page);
//! assert_eq!(page, "<p>本报讯（记者 林澄）<strong>“临澜号”</strong>昨日首航，票价3.5元。</p>\n");
//! assert_eq!(plain(&body, &AsTyped), "本报讯（记者 林澄）“临澜号”昨日首航，票价3.5元。\n");
//! ```

pub mod address;
pub mod body;
pub mod characters;
pub mod credits;
mod facts;
mod opening;
mod read;
mod words;
mod write;

pub use body::{Body, MAX_NESTING};
pub use facts::{Facts, Link, Many, Picture, Strange, facts};
pub use read::{Options, read};
pub use write::escape::{escape_text, write_destination};
pub use write::{Addresses, AsTyped, Shown, html, markdown, plain};
