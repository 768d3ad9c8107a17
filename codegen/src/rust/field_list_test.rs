//! Layouts of lists of fields.

use super::format_fields;
use quote::quote;

#[test]
fn a_short_list_is_one_line() {
    let fields = format_fields("fields", quote!(sent default Close { id = "roomId", r#type = "type" }));
    assert_eq!(fields, "fields!(sent default Close { id = \"roomId\", r#type = \"type\" });\n");
    assert_eq!(format_fields("fields", quote!(sent Close {})), "fields!(sent Close {});\n");
}

#[test]
fn a_long_list_fills_its_lines() {
    let names = (10..30).map(|number| quote::format_ident!("field_{number}"));
    let fields = format_fields(
        "fields",
        quote!(received Reply { #(#names),* } values { "state": ["open", "shut"] } json_text ["rows"]),
    );
    let expected = "fields!(received Reply {
    field_10, field_11, field_12, field_13, field_14, field_15, field_16, field_17, field_18, field_19, field_20,
    field_21, field_22, field_23, field_24, field_25, field_26, field_27, field_28, field_29,
} values {
    \"state\": [\"open\", \"shut\"],
} json_text [
    \"rows\",
]);
";
    assert_eq!(fields, expected);
}

#[test]
fn long_values_fill_lines_of_their_own() {
    let values = (100..130).map(|number| number.to_string());
    let fields = format_fields("fields", quote!(received Reply { size } values { "a": ["x"], "size": [#(#values),*] }));
    let lines: Vec<&str> = fields.lines().collect();
    assert_eq!(lines[..4], ["fields!(received Reply {", "    size,", "} values {", "    \"a\": [\"x\"],"]);
    assert!(lines[4..].iter().all(|line| line.len() <= 120), "{fields}");
    assert_eq!(lines[4], "    \"size\": [");
    assert!(lines[5].starts_with("        \"100\", \"101\","), "{fields}");
    assert_eq!(lines[lines.len() - 2..], ["    ],", "});"]);
}
