//! The model: a newspaper in editions, pages and articles, and how it is made of what was typed. Pure.

pub mod article;
pub mod compose;
pub mod edition;
mod editions;
pub mod fates;
mod figure;
mod ladder;
mod left_out;
pub mod link;
pub mod listing;
mod lunar;
mod paper;
pub mod picture_fault;
pub mod picture_list;
pub mod pictures;
pub mod place;
mod recording;
pub mod rendition;
mod schedule;
mod site;
pub mod typed;

pub use article::{Article, Body, Byline, Head, Jump, Label, Standing};
pub use edition::{Edition, EditionHead, Page, PageHead};
pub use editions::Editions;
pub use figure::{Card, Figure};
pub use left_out::LeftOut;
pub use listing::Listing;
pub use paper::Paper;
pub use recording::Recording;
pub use rendition::Rendition;
pub use schedule::Schedule;
pub use site::{Corrected, Gone, LinkedAddress, PublishedAsset, Redirect, Site};
