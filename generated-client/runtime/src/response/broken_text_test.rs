//! Table of broken bodies and what is read in their place.

use super::repaired;

#[test]
fn broken_texts_are_replaced_and_located() {
    for (body, text, locations) in [
        (&b"{\"a\":\"x\ty\"}"[..], "{\"a\":\"x\\u0009y\"}", &["a"][..]),
        (b"{\n\t\"a\":\"x\r\ny\"}", "{\n\t\"a\":\"x\\u000d\\u000ay\"}", &["a"]),
        (b"{\"a\":\"\xc3\xfb\"}", "{\"a\":\"\u{FFFD}\u{FFFD}\"}", &["a"]),
        (b"{\"a\":\"\xe4\xbd\"}", "{\"a\":\"\u{FFFD}\"}", &["a"]),
        (b"\xef\xbb\xbf{\"a\":{\"b\":[1,\"\xff\"]}}", "{\"a\":{\"b\":[1,\"\u{FFFD}\"]}}", &["a.b[1]"]),
        (b"{\"k\xff\":1,\"b\":\"\\\"\x01\"}", "{\"k\u{FFFD}\":1,\"b\":\"\\\"\\u0001\"}", &["k\u{FFFD}", "b"]),
        (b"{\"a\":\"\\x \\u12\"}", "{\"a\":\"\\\\x \\\\u12\"}", &["a"]),
        (b"{\"a\":\"\\n\\u1234\"}", "{\"a\":\"\\n\\u1234\"}", &[]),
    ] {
        let broken = repaired(body, false);
        assert_eq!(
            (broken.text.as_str(), &broken.locations()[..]),
            (text, &locations.iter().map(|at| (*at).to_owned()).collect::<Vec<_>>()[..])
        );
    }
}

#[test]
fn a_backslash_can_be_the_second_byte_of_a_character() {
    let broken = repaired(b"{\"a\":\"\x95\\\",\"b\":1}", true);
    assert_eq!((broken.text.as_str(), broken.locations()), ("{\"a\":\"\u{FFFD}\",\"b\":1}", vec!["a".to_owned()]));
}
