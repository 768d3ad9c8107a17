//! Tests of declared lengths.

use super::check_length;

#[test]
fn a_stream_has_its_declared_length() {
    let cases = [
        (None, 7, true, Ok(())),
        (Some(5), 3, false, Ok(())),
        (Some(5), 5, false, Ok(())),
        (Some(5), 5, true, Ok(())),
        (Some(0), 0, true, Ok(())),
        (Some(5), 6, false, Err("5 bytes were declared, but more were given")),
        (Some(0), 1, false, Err("0 bytes were declared, but more were given")),
        (Some(5), 3, true, Err("5 bytes were declared, but only 3 were given")),
    ];
    for (declared, given, is_end, expected) in cases {
        let checked = check_length(declared, given, is_end).map_err(|error| error.to_string());
        assert_eq!(checked, expected.map_err(ToOwned::to_owned), "{declared:?} {given} {is_end}");
    }
}
