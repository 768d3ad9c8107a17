//! Changelog texts and the sections written into them.

use clientloom::change::changelog::{ChangelogError, MARKERS, Next, has_release, left_open, write};

/// Returns the text after the release of 0.1.0, with changes that need 0.2.0.
fn written(text: &str, notes: &str) -> Result<String, ChangelogError> {
    let [released, version] = ["0.1.0", "0.2.0"].map(|version| version.parse().expect("a version"));
    write(text, &Next { released: &released, version: &version, notes })
}

fn block(notes: &str) -> String {
    let [begin, end] = MARKERS;
    format!("{begin}\n\n{notes}\n\n{end}\n")
}

#[test]
fn notes_are_written_into_the_open_section() {
    let notes = block("- New");
    let table = [
        ("", format!("# Changelog\n\n## 0.2.0, unreleased\n\n{notes}")),
        ("# Changes", format!("# Changes\n\n## 0.2.0, unreleased\n\n{notes}")),
        ("# Changes\n\n## 0.1.0\n", format!("# Changes\n\n## 0.2.0, unreleased\n\n{notes}\n## 0.1.0\n")),
        ("# Changes\n## v0.1.0\n", format!("# Changes\n\n## 0.2.0, unreleased\n\n{notes}\n## v0.1.0\n")),
        // Other spellings of a heading are kept.
        ("## Unreleased\n", format!("## Unreleased\n\n{notes}")),
        ("## [Unreleased]\n\nText", format!("## [Unreleased]\n\nText\n\n{notes}")),
        ("## [0.1.7] - unreleased\n", format!("## [0.2.0] - unreleased\n\n{notes}")),
        ("## v0.1.1 (unreleased)\n", format!("## v0.2.0 (unreleased)\n\n{notes}")),
        // A higher version, set by hand, is kept.
        ("## 0.3.0, unreleased\n", format!("## 0.3.0, unreleased\n\n{notes}")),
        // A released version is closed, even if its heading says `unreleased`.
        ("## 0.1.0, unreleased\n", format!("## 0.2.0, unreleased\n\n{notes}\n## 0.1.0, unreleased\n")),
        // A pre-release is a past version.
        ("## 0.2.0-rc.1, 2026-11-01\n", format!("## 0.2.0, unreleased\n\n{notes}\n## 0.2.0-rc.1, 2026-11-01\n")),
        // These lines are no headings of the file.
        (
            "```\n## 0.1.1, unreleased\n```\n",
            format!("```\n## 0.1.1, unreleased\n```\n\n## 0.2.0, unreleased\n\n{notes}"),
        ),
        ("### 0.1.1, unreleased\n", format!("### 0.1.1, unreleased\n\n## 0.2.0, unreleased\n\n{notes}")),
    ];
    for (text, wanted) in table {
        let after = written(text, "- New").expect("a text");
        assert_eq!(after, wanted, "after {text:?}");
        assert_eq!(written(&after, "- New\n").as_ref(), Ok(&after), "a second time");
        let changed = written(&after, "- Newer").expect("a text");
        assert_eq!(changed, wanted.replace("- New", "- Newer"));
    }
}

/// Without notes the section is restored, except for a raised version.
#[test]
fn notes_can_be_removed() {
    let texts =
        ["# Changes\n", "# Changes\n\n## 0.1.0\n\n- First\n", "## 0.2.0, unreleased\n\n- By hand  \n\n## 0.1.0\n"];
    for text in texts {
        assert_eq!(written(text, "").as_deref(), Ok(text));
        let after = written(text, "- New").expect("a text");
        let back = written(&after, "").expect("a text");
        assert_eq!(back.trim_end(), text.trim_end());
    }
}

#[test]
fn a_closed_section_is_not_changed() {
    let closed = |notes: &str| format!("# Changes\n\n## 0.2.0, 2026-11-22\n\n- By hand\n\n{notes}\n## 0.1.0\n");
    let fresh = closed(&block("- New"));
    assert_eq!(written(&fresh, "- New"), Ok(fresh.clone()));
    let refusal = ChangelogError::Dated("0.2.0".parse().expect("a version"));
    assert_eq!(written(&closed(&block("- Old")), "- New"), Err(refusal.clone()));
    assert_eq!(written(&closed(""), "- New"), Err(refusal));
    assert_eq!(written(&closed(""), ""), Ok(closed("")));
}

#[test]
fn unpaired_markers_are_refused() {
    let [begin, end] = MARKERS;
    for body in [begin.to_owned(), end.to_owned(), format!("{end}\n{begin}"), format!("{begin}\n{begin}\n{end}")] {
        let text = format!("# Changes\n\n## 0.2.0, unreleased\n\n{body}\n");
        assert_eq!(written(&text, "- New"), Err(ChangelogError::Marks { line: 3 }), "{body}");
    }
    // Markers of another section are ignored.
    let text = format!("## 0.2.0, unreleased\n\n## 0.1.0\n\n{begin}\n");
    assert!(written(&text, "- New").is_ok_and(|after| after.ends_with(&format!("## 0.1.0\n\n{begin}\n"))));
}

#[test]
fn headings_tell_which_versions_were_released() {
    let text = "# Changes\n\n## 0.2.0, unreleased\n\n## 0.1.0, unreleased\n";
    let released = |version: &str| left_open(text, &version.parse().expect("a version"));
    assert_eq!(released("0.0.1"), []);
    assert_eq!(released("0.1.0").len(), 1);
    assert_eq!(released("0.2.0").len(), 2);
    assert!(!has_release(text));
    assert!(has_release("## 0.1.0, 2026-11-22\n"));
}
