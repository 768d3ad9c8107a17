//! Tests of matching paths with templates.

use super::values;

#[test]
fn templates_match_their_paths() {
    let cases = [
        ("/a/b", "/a/b", Some(vec![])),
        ("/a/b", "/a/b/", None),
        ("/a/{x}/c", "/a/b%2Fb/c", Some(vec![("x", "b%2Fb")])),
        ("/a/{x}/c", "/a//c", None),
        ("/a/{x}", "/a/b/c", None),
        ("/{x}/{y}", "/1/2", Some(vec![("x", "1"), ("y", "2")])),
        ("/{x}.{y}:go", "/a.b.c:go", Some(vec![("x", "a.b"), ("y", "c")])),
        ("/{x}:go", "/a:stop", None),
    ];
    for (template, path, expected) in cases {
        assert_eq!(values(template, path), expected, "{template} {path}");
    }
}
