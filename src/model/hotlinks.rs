//! Sites that are known to show their pictures on their own pages only.

/// Their hosts, each with all below it.
const REFUSING: [&str; 14] = [
    "byteimg.com",
    "cdninstagram.com",
    "csdnimg.cn",
    "doubanio.com",
    "fbcdn.net",
    "hdslb.com",
    "hiphotos.baidu.com",
    "qlogo.cn",
    "qpic.cn",
    "sinaimg.cn",
    "toutiaoimg.com",
    "upload-images.jianshu.io",
    "xhscdn.com",
    "zhimg.com",
];

/// The host of a picture's address, when it is one that refuses.
pub fn refusing(url: &str) -> Option<&str> {
    let (scheme, rest) = url.trim().split_once("//")?;
    if !["https:", "http:", ""].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return None;
    }
    let authority = rest.split(['/', '?', '#', '\\']).next()?.rsplit('@').next()?;
    let host = authority.split(':').next()?;
    // Pictures as the search engine copies them: img0, img1 …
    let is_copy = || host.starts_with("img") && host.ends_with(".baidu.com");
    (REFUSING.iter().any(|known| is_below(host, known)) || is_copy()).then_some(host)
}

/// Whether a host is another, or lies below it.
fn is_below(host: &str, other: &str) -> bool {
    let Some(at) = host.len().checked_sub(other.len()) else { return false };
    host.is_char_boundary(at) && host[at..].eq_ignore_ascii_case(other) && (at == 0 || host[..at].ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_refuses_with_all_below_it() {
        for (url, host) in [
            ("https://mmbiz.qpic.cn/mmbiz_png/x/640?wx_fmt=png", "mmbiz.qpic.cn"),
            ("http://mmbiz.qlogo.cn/x", "mmbiz.qlogo.cn"),
            ("//WX1.SINAIMG.CN/large/x.jpg", "WX1.SINAIMG.CN"),
            ("https://pic4.zhimg.com:443/x.jpg", "pic4.zhimg.com"),
            ("https://img1.baidu.com/it/u=1", "img1.baidu.com"),
            ("https://a.hiphotos.baidu.com/x.jpg", "a.hiphotos.baidu.com"),
            ("https://sns-img.xhscdn.com/x", "sns-img.xhscdn.com"),
            ("https://i0.hdslb.com/bfs/x.jpg", "i0.hdslb.com"),
            ("https://qpic.cn/x", "qpic.cn"),
        ] {
            assert_eq!(refusing(url), Some(host), "{url}");
        }
        for url in [
            "https://notqpic.cn/x",
            "https://qpic.cn.a.example/x",
            "https://www.baidu.com/x.jpg",
            "https://a.example/?u=https://mmbiz.qpic.cn/x",
            "https://港pic.cn/",
            "x.jpg",
            "/qpic.cn/x.jpg",
            "data:image/png;base64,//qpic.cn/",
            "",
        ] {
            assert_eq!(refusing(url), None, "{url}");
        }
    }
}
