//! The templates of articles by their kind: `[article_templates]` of site.toml.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::manuscript::front_matter::Kind;

/// The template of each kind of article, by its name without `.html`; default: `article`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("x-zh" = "各种体裁的稿件用哪个模板，写模板的名字，不带 `.html`；不写就用 `article`。"))]
pub struct ArticleTemplates {
    /// Of reports.
    #[schemars(extend("x-zh" = "报道。"))]
    pub article: Option<String>,
    /// Of briefs.
    #[schemars(extend("x-zh" = "简讯。"))]
    pub brief: Option<String>,
    /// Of photo stories.
    #[schemars(extend("x-zh" = "图片。"))]
    pub photo: Option<String>,
    /// Of editorials and comments.
    #[schemars(extend("x-zh" = "社论、评论。"))]
    pub editorial: Option<String>,
    /// Of notices.
    #[schemars(extend("x-zh" = "公告。"))]
    pub notice: Option<String>,
    /// Of advertisements.
    #[schemars(extend("x-zh" = "广告。"))]
    pub advert: Option<String>,
}

impl ArticleTemplates {
    pub fn of(&self, kind: Kind) -> Option<&String> {
        match kind {
            Kind::Article => self.article.as_ref(),
            Kind::Brief => self.brief.as_ref(),
            Kind::Photo => self.photo.as_ref(),
            Kind::Editorial => self.editorial.as_ref(),
            Kind::Notice => self.notice.as_ref(),
            Kind::Advert => self.advert.as_ref(),
        }
    }
}
