//! What several outputs share; they never import each other.

pub mod linked_data;
mod neighbours;
mod redirect_page;
mod render_context;
pub mod static_names;

pub use neighbours::neighbours;
pub use redirect_page::redirect_page;
pub use render_context::RenderContext;
