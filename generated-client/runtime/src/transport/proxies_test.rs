//! Proxies that can be used, and the errors about others.

use super::{Proxies, check_own_proxy, own_proxy};
use http::Uri;

const INVALID: &str = "write a scheme and a host";
const SCHEME: &str = "use the scheme `http` or `https`";
const SOCKS: &str = "SOCKS is not supported";
const NO_TLS: &str = "enable the feature";

/// Returns the error about a proxy of the caller.
fn own(url: &str, has_tls: bool) -> Option<String> {
    let checked = own_proxy(url, has_tls).and_then(|url| check_own_proxy(&url, has_tls));
    checked.err().map(|error| error.to_string())
}

#[test]
fn own_proxies_have_a_scheme_that_is_supported() {
    for url in ["http://p", "HTTP://p:3128/", "https://u:w@p:1", "p:8080", "u:w@p:8080", "127.0.0.1:1", "[::1]:8080"] {
        assert_eq!(own(url, true), None, "{url}");
    }
    for (url, error) in [
        ("", INVALID),
        ("http://", INVALID),
        ("http//x", INVALID),
        ("htp:/x", INVALID),
        ("ftp:127.0.0.1:9", INVALID),
        ("socks5:127.0.0.1:9", INVALID),
        ("http://p:99999", INVALID),
        ("http://p:0", INVALID),
        ("http://p:word-1", INVALID),
        ("htp://word-1", SCHEME),
        ("ftp://word-1", SCHEME),
        ("tcp://u:word-1@p", SCHEME),
        ("://word-1", SCHEME),
        ("socks://word-1", SOCKS),
        ("SOCKS5://word-1", SOCKS),
        ("socks5h://u:word-1@p:1080", SOCKS),
        ("socks4://word-1", SOCKS),
        ("socks4a://word-1", SOCKS),
    ] {
        let message = own(url, true).expect(url);
        assert!(message.starts_with(&format!("invalid proxy URL: {error}")), "{url}: {message}");
        assert!(!message.contains("word-1"), "{message}");
    }
    assert!(own("https://p", false).expect("an error").contains(NO_TLS));
}

type Variables = &'static [(&'static str, &'static str)];

/// Variables, a server, and the variable and reason of the expected error.
type Case = (Variables, &'static str, Option<(&'static str, &'static str)>);

/// Returns the proxy settings of these variables.
fn environment(variables: Variables) -> Proxies {
    Proxies::of_environment(|name| {
        variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    })
}

#[test]
fn the_environment_is_checked_for_the_servers_of_the_client() {
    let (http, https) = ("http://far.example", "https://far.example/base");
    let cases: [Case; 20] = [
        (&[], https, None),
        (&[("HTTPS_PROXY", "http://p:1")], https, None),
        (&[("HTTPS_PROXY", "p:1")], https, None),
        (&[("HTTPS_PROXY", "")], https, None),
        (&[("HTTP_PROXY", "ftp://word-1")], http, Some(("HTTP_PROXY", SCHEME))),
        (&[("http_proxy", "ftp://word-1")], http, Some(("http_proxy", SCHEME))),
        (&[("HTTP_PROXY", "ftp://word-1")], https, None),
        (&[("HTTPS_PROXY", "ftp://word-1")], https, Some(("HTTPS_PROXY", SCHEME))),
        (&[("HTTPS_PROXY", "ftp://word-1"), ("NO_PROXY", "a, far.example")], https, None),
        (&[("HTTPS_PROXY", "ftp://word-1"), ("no_proxy", "*")], https, None),
        (&[("HTTPS_PROXY", "ftp://word-1"), ("NO_PROXY", "near.example")], https, Some(("HTTPS_PROXY", SCHEME))),
        (&[("HTTPS_PROXY", "ftp://word-1"), ("REQUEST_METHOD", "GET")], https, None),
        (&[("HTTP_PROXY", "http://user:word-1 ss@127.0.0.1:9")], http, Some(("HTTP_PROXY", INVALID))),
        (&[("HTTP_PROXY", "htp//word-1")], http, Some(("HTTP_PROXY", INVALID))),
        (&[("HTTP_PROXY", "http://p:99999")], http, Some(("HTTP_PROXY", INVALID))),
        (&[("ALL_PROXY", "socks5://127.0.0.1:1080")], https, Some(("ALL_PROXY", SOCKS))),
        (&[("all_proxy", "socks5h://127.0.0.1:1080")], http, Some(("all_proxy", SOCKS))),
        (&[("ALL_PROXY", "socks5://p"), ("HTTPS_PROXY", "http://p:1")], https, None),
        (&[("ALL_PROXY", "socks5://p"), ("HTTPS_PROXY", "")], https, Some(("ALL_PROXY", SOCKS))),
        (&[("ALL_PROXY", "socks5://p"), ("HTTPS_PROXY", "http://p:1")], http, Some(("ALL_PROXY", SOCKS))),
    ];
    for (variables, server, expected) in cases {
        let checked = environment(variables).check(&Uri::from_static(server), true);
        match (checked.map_err(|error| error.to_string()), expected) {
            (Ok(()), None) => {}
            (Err(message), Some((name, reason))) => {
                let start = format!("invalid proxy in the environment variable `{name}`: {reason}");
                assert!(message.starts_with(&start), "{variables:?}: {message}");
                assert!(message.contains("add `far.example` to `NO_PROXY`"), "{message}");
                assert!(!message.contains("word-1"), "{message}");
            }
            (checked, _) => panic!("{variables:?}: {checked:?}"),
        }
    }
}

#[test]
fn a_proxy_applies_to_the_servers_of_its_scheme() {
    let (http, https) = (Uri::from_static("http://far.example"), Uri::from_static("https://far.example"));
    let of_http = environment(&[("HTTP_PROXY", "http://p"), ("NO_PROXY", "near.example")]);
    assert!(of_http.apply_to(&http) && !of_http.apply_to(&https));
    assert!(!of_http.apply_to(&Uri::from_static("http://near.example")));
    assert!(Proxies::Own.apply_to(&http) && !Proxies::None.apply_to(&http));
}
