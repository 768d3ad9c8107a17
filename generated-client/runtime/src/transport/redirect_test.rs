//! Tables of redirects: where they lead, and which of them a download follows.

use super::Redirect;
use http::{Response, Uri};

fn redirect(from: &'static str, location: &str) -> Redirect {
    let response = Response::builder().status(302).header("Location", location.as_bytes()).body(()).unwrap();
    Redirect::of(&response, &Uri::from_static(from)).unwrap()
}

#[test]
fn an_address_is_shown_without_query_and_credentials() {
    for (location, shown) in [
        ("https://files.example/a/b?sig=SECRET", "https://files.example/a/b"),
        ("https://files.example:8443/a?sig=SECRET#SECRET", "https://files.example:8443/a"),
        ("https://user:SECRET@files.example/a", "https://files.example/a"),
        ("/a?sig=SECRET", "https://api.example/a"),
        ("?sig=SECRET", "https://api.example/v1/file"),
        ("../b?sig=SECRET", "https://api.example/b"),
        ("//files.example/a?SECRET", "https://files.example/a"),
        ("data:text/plain,SECRET", "data:"),
        ("mailto:SECRET@files.example", "mailto:"),
    ] {
        assert_eq!(redirect("https://api.example/v1/file?x=1", location).shown().as_deref(), Some(shown));
    }
    assert_eq!(redirect("https://api.example/", "https://[bad").shown(), None);
}

#[test]
fn only_https_is_followed_except_on_this_machine() {
    let (api, local) = ("https://api.example/v1/file", "http://127.0.0.1:8080/v1/file");
    for (from, location, target) in [
        (api, "https://files.example/a?sig=s#part", Ok("https://files.example/a?sig=s")),
        (api, "/a?sig=s", Ok("https://api.example/a?sig=s")),
        (api, "HTTPS://files.example/a%20b", Ok("https://files.example/a%20b")),
        (api, "http://files.example/a", Err("only `https` is followed")),
        (api, "http://127.0.0.1/a", Err("only `https` is followed")),
        (api, "ftp://files.example/a", Err("only `https` is followed")),
        (api, "file:///etc/passwd", Err("only `https` is followed")),
        (local, "http://files.example/a", Err("only `https` is followed")),
        (local, "http://localhost:9/a", Ok("http://localhost:9/a")),
        (local, "http://[::1]:9/a", Ok("http://[::1]:9/a")),
        (local, "/a", Ok("http://127.0.0.1:8080/a")),
        (local, "http://127.0.0.1.evil.example/a", Err("only `https` is followed")),
        (local, "https://files.example/a", Ok("https://files.example/a")),
        (api, "https://user@files.example/a", Err("its address contains credentials")),
        (api, "https://:pw@files.example/a", Err("its address contains credentials")),
        (api, "https://[bad", Err("its address is missing or invalid")),
    ] {
        let found = redirect(from, location).target(0);
        assert_eq!(found.map(|uri| uri.to_string()), target.map(str::to_owned), "{location}");
    }
}

#[test]
fn three_redirects_in_a_row_are_followed() {
    let redirect = redirect("https://api.example/", "https://files.example/a");
    let followed = (0..5).map(|hops| redirect.target(hops).is_ok()).collect::<Vec<_>>();
    assert_eq!(followed, [true, true, true, false, false]);
}

#[test]
fn other_responses_are_no_redirects() {
    let uri = Uri::from_static("https://api.example/");
    for status in [200, 201, 206, 300, 304, 305, 306, 400, 404, 500] {
        let response = Response::builder().status(status).header("Location", "/a").body(()).unwrap();
        assert!(Redirect::of(&response, &uri).is_none(), "{status}");
    }
    let without = Response::builder().status(302).body(()).unwrap();
    assert!(Redirect::of(&without, &uri).unwrap().target(0).is_err());
}
