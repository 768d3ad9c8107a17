//! Equal specs have no changes.

use std::fs;
use std::path::Path;

use clientloom::change::diff::show;

use super::state::{State, diff, folder};
use crate::support::golden;

#[test]
fn equal_specs_have_no_changes() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let generated = fs::read_dir(golden::cases("generated")).expect("a folder of cases");
    let generated = generated.map(|case| case.expect("a case").path().join("specs"));
    let others = [tests.join("../specs"), tests.join("consumer/specs"), folder().join("base/specs")];
    let others = others.into_iter().chain([golden::cases("reading/every-key/specs")]);
    for specs in generated.chain(others) {
        let state = State::read(&specs);
        assert_eq!(show::text(&diff(&state, &state)), "nothing changed\n", "{}", specs.display());
    }
}

#[test]
fn comments_and_spelling_are_not_changes() {
    let [base, after] = [State::base(), State::base().after(&folder().join("words-changed/beside.yaml"))];
    assert_eq!(show::text(&diff(&base, &after)), "nothing changed\n");
}
