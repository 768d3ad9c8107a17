//! The next version after a change, before and after 1.0.

use clientloom::change::diff::{Bump, Verdict};

#[test]
fn worst_verdict_determines_the_next_version() {
    let after = [
        (Verdict::Nothing, "0.3.1", "0.3.1"),
        (Verdict::Words, "0.3.1", "0.3.2"),
        (Verdict::Adds, "0.3.1", "0.3.2"),
        (Verdict::Unclear, "0.3.1", "0.3.2"),
        (Verdict::Breaks, "0.3.1", "0.4.0"),
        (Verdict::Nothing, "1.3.1", "1.3.1"),
        (Verdict::Words, "1.3.1", "1.3.2"),
        (Verdict::Adds, "1.3.1", "1.4.0"),
        (Verdict::Unclear, "1.3.1", "1.4.0"),
        (Verdict::Breaks, "1.3.1", "2.0.0"),
        (Verdict::Nothing, "1.3.1-rc.1", "1.3.1-rc.1"),
        (Verdict::Words, "1.3.1-rc.1", "1.3.1"),
        (Verdict::Breaks, "1.3.0-rc.1", "1.3.0"),
    ];
    for (verdict, version, wanted) in after {
        let next = Bump::from(verdict).after(&version.parse().expect("a version"));
        assert_eq!(next.to_string(), wanted, "{verdict:?} after {version}");
    }
}
