//! What several outputs share; they never import each other.

pub mod linked_data;
mod neighbours;
mod render_context;
pub mod static_names;

pub use neighbours::neighbours;
pub use render_context::RenderContext;
