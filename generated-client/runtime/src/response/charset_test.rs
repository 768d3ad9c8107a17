//! Tables of character sets and texts in them.

use super::stated_charset;
use http::{HeaderMap, HeaderValue, header::CONTENT_TYPE};

#[test]
fn a_media_type_states_a_character_set() {
    for (media_type, expected) in [
        ("application/json", None),
        ("application/json; charset=GBK", Some("GBK")),
        ("application/json;profile=x; Charset = \"gb2312\"", Some("gb2312")),
        ("text/plain; charset=", None),
        ("charset=gbk", None),
    ] {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        assert_eq!(stated_charset(&headers).as_deref(), expected, "{media_type}");
    }
}

#[cfg(feature = "charset")]
#[test]
fn a_byte_order_mark_decides_before_the_stated_set() {
    for (charset, body, expected) in [
        (Some("gbk"), &b"\xb3\xc9\xb9\xa6"[..], Some("成功")),
        (Some("GB2312"), b"\xb3\xc9\xb9\xa6", Some("成功")),
        (Some("gb18030"), b"\x95\x32\x82\x36", Some("\u{20000}")),
        (Some("big5"), b"\xa6\xa8", Some("成")),
        (Some("iso-8859-1"), b"\xe9", Some("é")),
        (Some("utf-8"), b"\xe9", None),
        (Some("iso-2022-kr"), b"a", None),
        (Some("x-unknown"), b"a", None),
        (None, b"\xb3\xc9", None),
        (Some("gbk"), b"\xef\xbb\xbfa", None),
        (None, b"\xff\xfea\0", Some("a")),
        (Some("gbk"), b"\xfe\xff\0a", Some("a")),
    ] {
        assert_eq!(super::decoded(charset, body).as_deref(), expected, "{charset:?} {body:?}");
    }
}
