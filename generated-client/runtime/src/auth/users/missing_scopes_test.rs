//! Texts at paths of bodies.

use super::texts_at;

#[test]
fn a_path_leads_through_lists() {
    // Columns: body, path, texts.
    let rows: [(&str, &str, &[&str]); 7] = [
        (r#"{"error":{"needs":[{"scope":"a"},{"scope":"b"}]}}"#, "error.needs.scope", &["a", "b"]),
        (r#"{"error":{"needs":[{"scope":["a","b"]},{"other":1}]}}"#, "error.needs.scope", &["a", "b"]),
        (r#"{"needs":"a"}"#, "needs", &["a"]),
        (r#"{"needs":[1,null,"a"]}"#, "needs", &["a"]),
        (r#"{"error":"text"}"#, "error.needs", &[]),
        ("[]", "error", &[]),
        ("no JSON", "error", &[]),
    ];
    for (body, path, expected) in rows {
        assert_eq!(texts_at(body.as_bytes(), path), expected, "{body}");
    }
}
