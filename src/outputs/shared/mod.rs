//! What several outputs share; they never import each other.

mod byline;
mod json;
mod linked_data;
mod listed;
mod neighbours;
mod page;
mod redirect_page;
mod render_context;
mod script;
pub mod static_names;
mod updated;

pub use byline::byline;
pub use json::json;
pub use linked_data::{LinkedData, Of};
pub use listed::Listed;
pub use neighbours::neighbours;
pub use page::page;
pub use redirect_page::redirect_page;
pub use render_context::RenderContext;
pub use script::minified;
pub use updated::Updated;
