//! Tests of the detection of a repeated page of results.

use super::{Repeats, digest};

#[test]
fn as_many_equal_pages_in_a_row_as_the_limit_prove_a_repetition() {
    for (limit, pages, proof) in [
        (3, &[7, 7, 7][..], Some(2)),
        (3, &[1, 7, 7, 7, 7], Some(3)),
        (3, &[7, 7, 1, 7, 7], None),
        (3, &[1, 2, 1, 2, 1, 2], None),
        (2, &[7, 7], Some(1)),
        (0, &[7, 8, 8], Some(2)),
        (usize::MAX, &[7; 300], None),
        (100, &[7; 99], None),
        (100, &[7; 100], Some(99)),
    ] {
        let mut repeats = Repeats::default();
        repeats.set_limit(limit);
        assert_eq!(pages.iter().position(|page| repeats.add(*page)), proof, "{limit}: {pages:?}");
    }
    assert_eq!(Repeats::default().limit(), 100);
}

#[test]
fn the_lists_of_a_page_decide() {
    let page = r#"{"items":[{"id":"a"},{"id":"b"}],"page":1}"#;
    for (other, is_equal) in [
        (page, true),
        (r#"{"items":[{"id":"a"},{"id":"b"}],"page":2,"time":"now","more":true,"next":null}"#, false),
        (r#"{"items":[{"id":"a"},{"id":"b"}],"page":2}"#, true),
        (r#"{"items":[{"id":"a"}],"page":1}"#, false),
        (r#"{"items":[{"id":"b"},{"id":"a"}],"page":1}"#, false),
        (r#"{"items":[],"page":1}"#, false),
        ("null", false),
    ] {
        assert_eq!(digest(page) == digest(other), is_equal, "{other}");
    }
    for (one, other, is_equal) in [
        (r#"{"list":{"items":["a"],"at":1}}"#, r#"{"list":{"items":["a"],"at":2}}"#, true),
        (r#"{"list":{"items":["a"]}}"#, r#"{"list":{"items":["b"]}}"#, false),
        (r#"{"items":"[\"a\"]"}"#, r#"{"items":"[\"b\"]"}"#, false),
        (r#"{"items":" [1]"}"#, r#"{"items":" [2]"}"#, false),
        (r#"["a"]"#, r#"["a"]"#, true),
        (r#"["a"]"#, r#"["b"]"#, false),
        ("not JSON", "", true),
    ] {
        assert_eq!(digest(one) == digest(other), is_equal, "{one} {other}");
    }
}
