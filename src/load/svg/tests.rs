use super::*;

/// What becomes of a picture whose inside is this.
fn inside(inside: &str) -> (String, Treatment) {
    let (start, end) =
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">", "</svg>");
    let picture = format!("{start}{inside}{end}");
    let (bytes, treatment) = inert(picture.as_bytes()).unwrap_or_else(|fault| panic!("{fault:?}: {inside}"));
    let text = String::from_utf8(bytes.into_owned()).unwrap();
    (text.trim_start_matches(start).trim_end_matches(end).to_owned(), treatment)
}

fn fault(picture: &str) -> Option<Fault> {
    inert(picture.as_bytes()).err()
}

const ROOT: &str = "<svg xmlns='http://www.w3.org/2000/svg'>";

#[test]
fn what_only_shows_is_left_letter_by_letter() {
    for good in [
        "<path d='M0 0z' style=\"fill:url(#渐变);stroke:none\"  class='a b'/>",
        "<linearGradient id='渐变' gradientTransform='rotate(45)'><stop offset='0' stop-color='#fff'/></linearGradient>",
        "<text xml:space='preserve'><tspan x='1'>港</tspan><tspan>口</tspan> <textPath href='#a'>沿</textPath></text>",
        "<use xlink:href=\"#a\"/><use href='#a'/><mpath xlink:href='#a'/>",
        "<image href='data:image/png;base64,iVBORw0KGgo=' width='1' height='1'/>",
        "<a href='https://linlan.example/' target='_blank'><rect width='1' height='1'/></a>",
        "<style>.a{fill:red} @media (prefers-color-scheme:dark){.a{fill:#fff}}</style>",
        "<style><![CDATA[ .a > .b { fill: url(#a); } ]]></style>",
        "<clipPath id='c'><circle r='1'/></clipPath><mask id='m'/><filter id='f'><feGaussianBlur in='SourceGraphic' stdDeviation='2'/></filter>",
        "<animate attributeName='fill' values='red;url(#a)' dur='1s' repeatCount='indefinite'/>",
        "<set attributeName=\"visibility\" to='hidden' begin='0s'/>",
        "<title>&lt;script&gt; &amp; &#28207;</title><!-- made by hand --><desc>a &gt; b</desc>",
        "<g data-name='图层 1' aria-label='港' role='img' tabindex='0'/>",
        "<switch><g systemLanguage='zh'/><g/></switch>",
        "<metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:cc='http://creativecommons.org/ns#'><cc:Work rdf:about=''/></rdf:RDF></metadata>",
        "<sodipodi:namedview xmlns:sodipodi='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd' pagecolor='#ffffff' sodipodi:x='1'/>",
        "<style>@font-face{font-family:a;src:url(data:font/woff2;base64,AA==)}</style>",
        "",
    ] {
        assert_eq!(inside(good), (good.to_owned(), Treatment::AsIs));
    }
}

#[test]
fn what_could_run_or_fetch_is_taken_out() {
    for (bad, left) in [
        ("<script>alert(1)</script><g/>", "<g/>"),
        ("<script xlink:href='https://a.example/x.js'/>", ""),
        ("<g><script><![CDATA[<g>]]></script></g>", "<g></g>"),
        ("<g onload='alert(1)' id='a'/>", "<g id='a'/>"),
        ("<g ONCLICK='alert(1)'/>", "<g/>"),
        ("<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>", ""),
        ("<h:iframe xmlns:h='http://www.w3.org/1999/xhtml' src='/'/>", ""),
        ("<g xmlns='http://www.w3.org/1999/xhtml'><script>1</script></g>", ""),
        ("<g xmlns:x='http://www.w3.org/2000/svg'><x:script/></g>", "<g xmlns:x='http://www.w3.org/2000/svg'></g>"),
        ("<m:math xmlns:m='http://www.w3.org/1998/Math/MathML'/>", ""),
        ("<a href='javascript:alert(1)'><g/></a>", "<a><g/></a>"),
        ("<a xlink:href=' java&#x9;script:alert(1)'/>", "<a/>"),
        ("<a href='data:text/html,x'/>", "<a/>"),
        ("<a href='data:image/png,x'/>", "<a/>"),
        ("<use href='other.svg#a'/>", "<use/>"),
        ("<image href='/2025-06-16/x.png'/><image href='//a.example/x.png'/>", "<image/><image/>"),
        ("<image xlink:href='data:image/svg+xml;base64,AA=='/>", "<image/>"),
        ("<image href='DATA:text/html,x'/>", "<image/>"),
        ("<set attributeName='href' to='javascript:alert(1)'/>", ""),
        ("<animate attributeName=' xlink:href ' values='javascript:alert(1)'/>", ""),
        ("<set attributeName='onload' to='alert(1)'/><set attributeName='style' to='x'/>", ""),
        ("<animate attributeName='fill' to='url(//a/x)'/>", "<animate attributeName='fill'/>"),
        ("<style>@import 'x';.a{fill:red}</style>", "<style>.a{fill:red}</style>"),
        ("<style><![CDATA[.a>.b{x:u\\72l(http://a/);fill:red}]]></style>", "<style>.a&gt;.b{fill:red}</style>"),
        ("<style>.a{x:ur<g/>l(#a)}</style>", "<style>.a{x:url(#a)}</style>"),
        ("<g style='fill:red;background:url(http://a/)'/>", "<g style=\"fill:red;\"/>"),
        ("<g fill='url(http://a/x#b)' stroke='red'/>", "<g stroke='red'/>"),
        ("<g xml:base='http://a/'/>", "<g/>"),
        ("<handler xmlns:ev='http://www.w3.org/2001/xml-events' ev:event='load'/>", ""),
        ("<iframe/><embed/><audio/><video/>", ""),
        ("<g xmlns:i='http://ns.adobe.com/AdobeIllustrator/10.0/'><i:x><script/></i:x></g>", "<g></g>"),
        ("<?xml-stylesheet href='x.css'?><g/>", "<g/>"),
    ] {
        assert_eq!(inside(bad), (left.to_owned(), Treatment::Disarmed), "{bad}");
    }
}

#[test]
fn what_no_browser_needs_goes_without_a_word() {
    for (typed, left) in [
        ("<?xpacket begin='x'?><g/>", "<g/>"),
        ("<g x:y='1' xmlns:x='https://tool.example/'/><x:y xmlns:x='https://tool.example/'><g/></x:y>", "<g/>"),
        ("<g frobnicate='1' id='a'/>", "<g id='a'/>"),
        (
            "<switch><foreignObject requiredExtensions='http://ns.adobe.com/AdobeIllustrator/10.0/'/><g/></switch>",
            "<switch><g/></switch>",
        ),
    ] {
        assert_eq!(inside(typed), (left.to_owned(), Treatment::Tidied));
    }
}

#[test]
fn entities_stand_for_texts_once() {
    let illustrator = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\" [\n\
        <!-- ]> --><!ENTITY ns_svg \"http://www.w3.org/2000/svg\">\n<!ENTITY ns_ai 'http://ns.adobe.com/AdobeIllustrator/10.0/'>]>\n\
        <svg xmlns=\"&ns_svg;\" xmlns:i=\"&ns_ai;\"><text>&ns_ai;</text></svg>";
    let (bytes, treatment) = inert(illustrator.as_bytes()).unwrap();
    assert_eq!(treatment, Treatment::Tidied);
    assert_eq!(
        String::from_utf8_lossy(&bytes),
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\n<svg xmlns=\"http://www.w3.org/2000/svg\"><text>\
         http://ns.adobe.com/AdobeIllustrator/10.0/</text></svg>"
    );
    for entity in ["'<g/>'", "'&#60;g/>'", "'&b;&b;'", "SYSTEM 'file:///etc/passwd'", "'%c;'", "'&#38;lt;'"] {
        let picture = format!(
            "<!DOCTYPE svg [<!ENTITY b 'x'><!ENTITY % c 'y'><!ENTITY a {entity}>]>{ROOT}<text>&a;</text></svg>"
        );
        assert_eq!(fault(&picture), Some(Fault::Malformed), "{entity}");
        assert_eq!(fault(&picture.replace("&a;</text>", "</text>")), None, "{entity}");
    }
    // What the DOCTYPE gives an element without saying so is gone with it.
    let handler = format!("<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'alert(1)'>]>{ROOT}</svg>");
    assert_eq!(inert(handler.as_bytes()).unwrap().0, format!("{ROOT}</svg>").as_bytes());
}

#[test]
fn what_is_no_picture_is_refused() {
    for (picture, expected) in [
        ("", Fault::Malformed),
        ("not xml", Fault::Malformed),
        ("<svg", Fault::Malformed),
        ("<svg>", Fault::Malformed),
        ("<svg/><svg/>", Fault::Malformed),
        ("<svg></g>", Fault::Malformed),
        ("<svg a=1/>", Fault::Malformed),
        ("<svg a='1'b='2'/>", Fault::Malformed),
        ("<svg a='1' a='2'/>", Fault::Malformed),
        ("<svg a='<'/>", Fault::Malformed),
        ("<svg>&nbsp;</svg>", Fault::Malformed),
        ("<svg>&#0;</svg>", Fault::Malformed),
        ("<svg>]]></svg>", Fault::Malformed),
        ("<svg><x:g/></svg>", Fault::Malformed),
        ("<svg><!-- a -- b --></svg>", Fault::Malformed),
        (" <?xml version='1.0'?><svg/>", Fault::Malformed),
        ("<?xml version='1.1'?><svg/>", Fault::Malformed),
        ("<?xml version='1.0' encoding='gb18030'?><svg/>", Fault::OtherEncoding),
        ("<svg xmlns:svg='x' xmlns:xml='http://a/'/>", Fault::Malformed),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", Fault::OtherKind),
        ("<svg xmlns='http://www.w3.org/1999/xhtml'/>", Fault::OtherKind),
        ("<x:svg xmlns:x='https://tool.example/'/>", Fault::OtherKind),
    ] {
        assert_eq!(fault(picture), Some(expected), "{picture}");
    }
    assert_eq!(inert(&[0xff, 0xfe, b'<', 0]).err(), Some(Fault::OtherEncoding));
    assert_eq!(
        fault(&format!("{}{}", "<g>".repeat(201), "</g>".repeat(201)).replacen("<g>", "<svg>", 1)),
        Some(Fault::TooDeep)
    );
    assert_eq!(inert(&vec![b' '; LARGEST + 1]).err(), Some(Fault::TooLarge));
}
