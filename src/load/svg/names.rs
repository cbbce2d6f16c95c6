//! The elements and attributes that a picture may have. What is not named here is left out.

use super::css;

/// What becomes of an element or an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Keep,
    /// Kept without the parts of its value that are not harmless.
    Filter,
    /// Left out without a word: nobody sees a difference.
    Tidy,
    /// Left out because of what it could do.
    Disarm,
}

/// What a name belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Space {
    Svg,
    /// No namespace, as all attributes without a prefix.
    None,
    Xlink,
    Xml,
    /// `xmlns` itself.
    Declaration,
    /// Words of drawing programs and of licences, of which browsers know nothing.
    Inert,
    /// Other documents, whose elements do in a picture what they do at home.
    Document,
    Other,
}

impl Space {
    pub fn of(namespace: &str) -> Space {
        match namespace {
            "http://www.w3.org/2000/svg" => Space::Svg,
            "" => Space::None,
            "http://www.w3.org/1999/xlink" => Space::Xlink,
            "http://www.w3.org/XML/1998/namespace" => Space::Xml,
            _ if DOCUMENTS.contains(&namespace) => Space::Document,
            _ if INERT.iter().any(|known| namespace.starts_with(known)) => Space::Inert,
            _ => Space::Other,
        }
    }
}

const DOCUMENTS: [&str; 4] = [
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/1999/XSL/Transform",
    "http://www.w3.org/2001/xml-events",
];

/// Namespaces, by how they begin.
const INERT: [&str; 20] = [
    "adobe:ns:meta/",
    "http://creativecommons.org/ns#",
    "http://krita.org/namespaces/svg/krita",
    "http://ns.adobe.com/",
    "http://purl.org/dc/",
    "http://schemas.microsoft.com/visio/2003/SVGExtensions/",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://vectornator.io",
    "http://web.resource.org/cc/",
    "http://www.bohemiancoding.com/sketch/ns",
    "http://www.corel.com/coreldraw/",
    "http://www.inkscape.org/namespaces/inkscape",
    "http://www.openswatchbook.org/uri/2009/osb",
    "http://www.serif.com/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://xml.openoffice.org/svg/export",
    "https://boxy-svg.com",
    "https://vecta.io/nano",
    "https://www.figma.com/",
];

/// What becomes of an element; `value` gives those of its attributes.
pub fn element<'v>(space: Space, name: &str, value: impl Fn(&str) -> Option<&'v str>) -> Verdict {
    match space {
        // Without a namespace browsers know nothing of it; whoever wrote it meant a picture.
        Space::Svg | Space::None => {}
        Space::Inert => return Verdict::Keep,
        Space::Other => return Verdict::Tidy,
        Space::Xlink | Space::Xml | Space::Declaration | Space::Document => return Verdict::Disarm,
    }
    // Illustrator keeps its own file in one that no browser shows.
    let is_never_shown = || value("requiredExtensions").is_some_and(|needed| needed.contains("ns.adobe.com"));
    if name == "foreignObject" && is_never_shown() {
        return Verdict::Tidy;
    }
    // An animation sets another attribute, and so what that may not be.
    let sets = value("attributeName").map(|typed| typed.trim().rsplit(':').next().unwrap_or_default());
    let is_setting = sets.is_some_and(|sets| sets == "href" || !is_known(&ATTRIBUTES, sets));
    if is_known(&ELEMENTS, name) && !is_setting { Verdict::Keep } else { Verdict::Disarm }
}

/// What becomes of an attribute of an element.
pub fn attribute((of, element): (Space, &str), space: Space, name: &str, value: &str) -> Verdict {
    if is_handler(name) && space != Space::Declaration {
        return Verdict::Disarm;
    }
    match space {
        Space::None if of == Space::Inert => Verdict::Keep,
        Space::None | Space::Xlink if name == "href" => href(element, value),
        Space::None if name == "style" => if_harmless(value, Verdict::Filter),
        Space::None if is_known(&ATTRIBUTES, name) || name.starts_with("data-") || name.starts_with("aria-") => {
            if_harmless(value, Verdict::Disarm)
        }
        Space::Xml if matches!(name, "space" | "lang" | "id") => Verdict::Keep,
        Space::Declaration | Space::Inert | Space::Xlink => Verdict::Keep,
        Space::Xml | Space::Document => Verdict::Disarm,
        Space::None | Space::Svg | Space::Other => Verdict::Tidy,
    }
}

/// Whether nobody but a drawing program reads an element.
pub fn is_needless_element(space: Space, name: &str) -> bool {
    space == Space::Inert || name == "metadata"
}

/// Whether nobody but a drawing program reads an attribute.
pub fn is_needless_attribute(space: Space, value: &str) -> bool {
    match space {
        Space::Declaration => !matches!(Space::of(value), Space::Svg | Space::Xlink | Space::None),
        space => space == Space::Inert,
    }
}

fn if_harmless(value: &str, otherwise: Verdict) -> Verdict {
    if css::is_harmless(value) { Verdict::Keep } else { otherwise }
}

/// `onload` and all others; no attribute that shows something begins so.
fn is_handler(name: &str) -> bool {
    name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"))
}

/// An address: a part of the picture, a picture of pixels in the address itself, or where a link leads.
fn href(element: &str, value: &str) -> Verdict {
    // Browsers skip white space and control characters.
    let address: String = value.chars().filter(|c| *c > ' ').take(40).collect::<String>().to_ascii_lowercase();
    let is_link = element == "a" && ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme));
    let is_inside = address.is_empty() || address.starts_with('#');
    let is_picture = element != "a" && css::is_embedded_picture(&address);
    if is_inside || is_link || is_picture { Verdict::Keep } else { Verdict::Disarm }
}

fn is_known(names: &[&str], name: &str) -> bool {
    names.binary_search(&name).is_ok()
}

/// Elements of SVG 1.1 and 2, and what drafts in between had; without `script`, `foreignObject`, `handler` and what
/// embeds other documents.
#[rustfmt::skip]
const ELEMENTS: [&str; 96] = [
    "a", "altGlyph", "altGlyphDef", "altGlyphItem", "animate", "animateColor", "animateMotion", "animateTransform",
    "circle", "clipPath", "color-profile", "cursor", "defs", "desc", "discard", "ellipse", "feBlend", "feColorMatrix",
    "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap",
    "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur",
    "feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting",
    "feSpotLight", "feTile", "feTurbulence", "filter", "flowDiv", "flowLine", "flowPara", "flowRegion", "flowRoot",
    "flowSpan", "font", "font-face", "font-face-format", "font-face-name", "font-face-src", "font-face-uri", "g",
    "glyph", "glyphRef", "hatch", "hatchpath", "hkern", "image", "line", "linearGradient", "marker", "mask", "mesh",
    "meshgradient", "meshpatch", "meshrow", "metadata", "missing-glyph", "mpath", "path", "pattern", "polygon",
    "polyline", "radialGradient", "rect", "set", "solidColor", "solidcolor", "stop", "style", "svg", "switch",
    "symbol", "text", "textArea", "textPath", "title", "tref", "tspan", "unknown", "use", "view", "vkern",
];

/// Attributes of SVG 1.1 and 2 without `href`, `style` and handlers, which are looked at by themselves, and properties of
/// CSS that drawing programs write as attributes.
#[rustfmt::skip]
const ATTRIBUTES: [&str; 279] = [
    "accent-height", "accumulate", "additive", "alignment-baseline", "alphabetic", "amplitude", "arabic-form",
    "ascent", "attributeName", "attributeType", "azimuth", "baseFrequency", "baseProfile", "baseline-shift", "bbox",
    "begin", "bias", "by", "calcMode", "cap-height", "class", "clip", "clip-path", "clip-rule", "clipPathUnits",
    "color", "color-interpolation", "color-interpolation-filters", "color-profile", "color-rendering",
    "contentScriptType", "contentStyleType", "cursor", "cx", "cy", "d", "descent", "diffuseConstant", "direction",
    "display", "divisor", "dominant-baseline", "dur", "dx", "dy", "edgeMode", "elevation", "enable-background", "end",
    "exponent", "externalResourcesRequired", "fill", "fill-opacity", "fill-rule", "filter", "filterPrimitiveUnits",
    "filterRes", "filterUnits", "flood-color", "flood-opacity", "font", "font-family", "font-feature-settings",
    "font-kerning", "font-size", "font-size-adjust", "font-stretch", "font-style", "font-variant",
    "font-variant-east-asian", "font-variation-settings", "font-weight", "format", "fr", "from", "fx", "fy", "g1",
    "g2", "glyph-name", "glyph-orientation-horizontal", "glyph-orientation-vertical", "glyphRef", "gradientTransform",
    "gradientUnits", "hanging", "hatchContentUnits", "hatchUnits", "height", "horiz-adv-x", "horiz-origin-x",
    "horiz-origin-y", "hreflang", "id", "ideographic", "image-rendering", "in", "in2", "inline-size", "intercept",
    "isolation", "k", "k1", "k2", "k3", "k4", "kernelMatrix", "kernelUnitLength", "kerning", "keyPoints",
    "keySplines", "keyTimes", "lang", "lengthAdjust", "letter-spacing", "lighting-color", "limitingConeAngle",
    "line-height", "local", "marker", "marker-end", "marker-mid", "marker-start", "markerHeight", "markerUnits",
    "markerWidth", "mask", "mask-type", "maskContentUnits", "maskUnits", "mathematical", "max", "media", "method",
    "min", "mix-blend-mode", "mode", "name", "numOctaves", "offset", "opacity", "operator", "order", "orient",
    "orientation", "origin", "overflow", "overline-position", "overline-thickness", "paint-order", "panose-1", "path",
    "pathLength", "patternContentUnits", "patternTransform", "patternUnits", "pitch", "pointer-events", "points",
    "pointsAtX", "pointsAtY", "pointsAtZ", "preserveAlpha", "preserveAspectRatio", "primitiveUnits", "r", "radius",
    "refX", "refY", "rel", "rendering-intent", "repeatCount", "repeatDur", "requiredExtensions", "requiredFeatures",
    "requiredFonts", "requiredFormats", "restart", "result", "role", "rotate", "rx", "ry", "scale", "seed",
    "shape-inside", "shape-margin", "shape-padding", "shape-rendering", "shape-subtract", "side", "slope",
    "snapshotTime", "solid-color", "solid-opacity", "spacing", "specularConstant", "specularExponent", "spreadMethod",
    "startOffset", "stdDeviation", "stemh", "stemv", "stitchTiles", "stop-color", "stop-opacity",
    "strikethrough-position", "strikethrough-thickness", "string", "stroke", "stroke-dasharray", "stroke-dashoffset",
    "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "surfaceScale",
    "systemLanguage", "tabindex", "tableValues", "target", "targetX", "targetY", "text-align", "text-anchor",
    "text-decoration", "text-decoration-color", "text-decoration-line", "text-decoration-style", "text-indent",
    "text-orientation", "text-overflow", "text-rendering", "textLength", "timelineBegin", "title", "to", "transform",
    "transform-box", "transform-origin", "type", "u1", "u2", "underline-position", "underline-thickness", "unicode",
    "unicode-bidi", "unicode-range", "units-per-em", "v-alphabetic", "v-hanging", "v-ideographic", "v-mathematical",
    "values", "vector-effect", "version", "vert-adv-y", "vert-origin-x", "vert-origin-y", "viewBox", "viewTarget",
    "visibility", "white-space", "width", "widths", "word-spacing", "writing-mode", "x", "x-height", "x1", "x2",
    "xChannelSelector", "y", "y1", "y2", "yChannelSelector", "z", "zoomAndPan",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_order() {
        assert!(ELEMENTS.is_sorted() && ATTRIBUTES.is_sorted());
    }
}
