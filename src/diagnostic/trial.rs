//! Rules that only tests tell by.

use crate::diagnostic::declare::rules;

rules! {
    broken(address: &str) {
        "broken", Error, Free,
        summary: ["a broken link", "坏链接"],
        message: ["`{address}` leads to no article", "“{address}”没有对应的稿件"],
        about: ["About.", "说明。"],
        wrong: "#",
        right: "#",
    }

    odd() {
        "odd", Warning, Free,
        summary: ["something odd", "奇怪"],
        message: ["odd", "有点奇怪"],
        about: ["About.", "说明。"],
        wrong: "#",
        right: "#",
    }

    unknown(name: &str) {
        "unknown", Error, Free,
        summary: ["something unknown", "没有"],
        message: ["unknown section `{name}`", "没有栏目“{name}”"],
        label: ["not listed in site.toml", "site.toml 里没有"],
        help: ["h", "改"],
        about: ["About.", "说明。"],
        wrong: "#",
        right: "#",
    }
}
