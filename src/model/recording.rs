//! Videos and sounds that articles show, with what lies beside them under their names.

use crate::address::{Address, Location};
use crate::model::figure::Figure;

/// A video or a sound as a page plays it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Recording {
    pub url: Location,
    /// In bytes, when it lies beside the articles.
    pub len: Option<u64>,
    /// Of a video, in pixels; zero when the file does not tell.
    pub width: u32,
    pub height: u32,
    /// What describes it, else its title.
    pub name: String,
    /// The picture that stands for it.
    pub poster: Option<Figure>,
    pub captions: Vec<Captions>,
}

/// What is said in a video, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Captions {
    pub url: Address,
    /// As in BCP 47.
    pub language: String,
}

impl Recording {
    /// Whether an address is that of a `mov` file, which not every browser plays.
    pub fn is_quicktime(address: &str) -> bool {
        let path = address.split(['?', '#']).next().unwrap_or(address);
        path.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("mov"))
    }

    /// The size that its player has until it is played: its poster's when it has one.
    pub fn size_at_rest(&self) -> (u32, u32) {
        let of_poster = self.poster.as_ref().map(|poster| (poster.width, poster.height));
        of_poster.filter(|(width, _)| *width > 0).unwrap_or((self.width, self.height))
    }

    /// The media type that its name tells.
    pub fn media_type(&self) -> Option<&'static str> {
        let extension = self.url.href().rsplit('.').next()?.to_ascii_lowercase();
        match extension.as_str() {
            "mp4" | "m4v" => Some("video/mp4"),
            "webm" => Some("video/webm"),
            "mov" => Some("video/quicktime"),
            "mp3" => Some("audio/mpeg"),
            "m4a" => Some("audio/mp4"),
            "aac" => Some("audio/aac"),
            "ogg" | "oga" | "opus" => Some("audio/ogg"),
            "wav" => Some("audio/wav"),
            "flac" => Some("audio/flac"),
            _ => None,
        }
    }
}

impl Captions {
    /// The language's own name for itself; the tag of one that is not often read here.
    pub fn label(&self) -> &str {
        let tag = self.language.to_ascii_lowercase();
        let tag = tag.as_str();
        match tag.split('-').next().unwrap_or(tag) {
            "zh" if is_of(tag, &["hant", "tw", "hk", "mo"]) => "繁體中文",
            "zh" if is_of(tag, &["hans", "cn", "sg"]) => "简体中文",
            "zh" => "中文",
            "yue" => "粵語",
            "ar" => "العربية",
            "bo" => "བོད་ཡིག",
            "de" => "Deutsch",
            "en" => "English",
            "es" => "Español",
            "fr" => "Français",
            "id" => "Bahasa Indonesia",
            "it" => "Italiano",
            "ja" => "日本語",
            "kk" => "Қазақ тілі",
            "ko" => "한국어",
            "mn" => "Монгол",
            "ms" => "Bahasa Melayu",
            "my" => "မြန်မာ",
            "pt" => "Português",
            "ru" => "Русский",
            "th" => "ไทย",
            "ug" => "ئۇيغۇرچە",
            "vi" => "Tiếng Việt",
            "za" => "Vahcuengh",
            _ => &self.language,
        }
    }
}

fn is_of(tag: &str, parts: &[&str]) -> bool {
    tag.split('-').any(|part| parts.contains(&part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::Base;

    #[test]
    fn captions_name_their_language_as_its_readers_do() {
        let url = Base::parse("https://a.example/").unwrap().address("/a.vtt");
        let label = |language: &str| Captions { url: url.clone(), language: language.to_owned() }.label().to_owned();
        let tags = ["zh", "zh-CN", "zh-Hant-HK", "en-GB", "JA", "tlh"];
        assert_eq!(tags.map(label), ["中文", "简体中文", "繁體中文", "English", "日本語", "tlh"]);
    }
}
