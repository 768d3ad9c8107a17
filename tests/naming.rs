//! Rust names of wire names: always the same, and always valid in Rust.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use clientloom::naming;

/// A wire name, its name as a field, method or module, and its name as a type or variant.
const NAMES: &[(&str, &str, &str)] = &[
    ("ids", "ids", "Ids"),
    ("record_ids", "record_ids", "RecordIds"),
    ("sheetId", "sheet_id", "SheetId"),
    ("SheetId", "sheet_id", "SheetId"),
    ("IBAN", "iban", "Iban"),
    ("regionID", "region_id", "RegionId"),
    ("versionIDMarker", "version_id_marker", "VersionIdMarker"),
    ("HTTPStatus", "http_status", "HttpStatus"),
    ("sha256", "sha256", "Sha256"),
    ("oauth2Token", "oauth2_token", "Oauth2Token"),
    ("_id", "id", "Id"),
    ("__v", "v", "V"),
    ("id_", "id", "Id"),
    ("X-Tt-Logid", "x_tt_logid", "XTtLogid"),
    ("filter.name", "filter_name", "FilterName"),
    ("ids[]", "ids", "Ids"),
    ("$ref", "r#ref", "Ref"),
    ("@type", "r#type", "Type"),
    ("zh-CN", "zh_cn", "ZhCn"),
    ("open.feishu.cn", "open_feishu_cn", "OpenFeishuCn"),
    ("type", "r#type", "Type"),
    ("Type", "r#type", "Type"),
    ("match", "r#match", "Match"),
    ("async", "r#async", "Async"),
    ("gen", "r#gen", "Gen"),
    ("union", "union", "Union"),
    ("self", "self_", "Self"),
    ("super", "super_", "Super"),
    ("crate", "crate_", "Crate"),
    ("mod", "mod_", "Mod"),
    ("2fa", "n2fa", "N2fa"),
    ("1", "n1", "N1"),
    ("2024-09", "n2024_09", "N202409"),
    ("名称", "名称", "名称"),
    ("房间ID", "房间id", "房间id"),
    ("straße", "straße", "Straße"),
    ("日本 語", "日本_語", "日本語"),
];

/// Texts that give no Rust name.
const NAMELESS: &[&str] = &["", "_", "——", "...", "🦀", "²", "{}"];

/// Types whose names generated files use for other types.
const RESERVED: &[(&str, &str)] = &[
    ("option", "OptionType"),
    ("Vec", "VecType"),
    ("String", "StringType"),
    ("Box", "BoxType"),
    ("self", "SelfType"),
    ("Result", "ResultType"),
    ("OperationInfo", "OperationInfoType"),
    ("Client", "ClientType"),
    ("Example", "ExampleType"),
    ("batch", "BatchType"),
    ("paged_items", "PagedItemsType"),
    ("paged", "PagedType"),
    ("record_result", "RecordResult"),
    ("object", "Object"),
    ("object_type", "ObjectTypeType"),
];

/// Error rows: name, message, code, and the variant.
const ROWS: &[(Option<&str>, Option<&str>, &str, &str)] = &[
    (Some("RoomIsBusy"), Some("room is full"), "1", "RoomIsBusy"),
    (None, Some("param is invalid"), "1220001", "ParamIsInvalid"),
    (None, Some("user_id type is not employee_id"), "3", "UserIdTypeIsNotEmployeeId"),
    (None, Some("参数错误"), "1220001", "Code1220001"),
    (None, Some("...!"), "7", "Code7"),
    (None, Some("self"), "7", "Code7"),
    (None, Some("404 not found"), "7", "N404NotFound"),
    (None, Some("a message that goes on and on and on and on and on and on"), "7", "Code7"),
    (None, None, "-1", "Code1"),
    (None, None, "openapi.userPermission.accessFailed", "CodeOpenapiUserPermissionAccessFailed"),
];

/// Names, and whether Rust accepts them.
const TAKEN_BY_RUST: &[(&str, bool)] = &[
    ("name", true),
    ("r#type", true),
    ("名称", true),
    ("_name", true),
    ("type", false),
    ("self", false),
    ("r#self", false),
    ("_", false),
    ("", false),
    ("2fa", false),
    ("a b", false),
    (" a", false),
    ("a // b", false),
    ("a.b", false),
    ("²", false),
    ("Self", false),
];

#[test]
fn wire_names_become_rust_names() {
    for (wire, snake, camel) in NAMES {
        assert_eq!((naming::snake(wire).as_str(), naming::camel(wire).as_str()), (*snake, *camel), "{wire}");
        assert!(naming::is_name(snake), "{snake}");
        assert!(naming::is_name(&naming::type_name(wire, "Type")), "{camel}");
        assert_eq!(naming::snake(naming::file(snake)), *snake, "{wire} stays what it is");
    }
}

#[test]
fn file_names_are_not_raw_identifiers() {
    for (module, file) in [("r#type", "type"), ("mod_", "mod_"), ("batch_delete", "batch_delete")] {
        assert_eq!(naming::file(module), file);
    }
}

#[test]
fn texts_that_are_no_names_are_rejected() {
    for wire in NAMELESS {
        assert!(!naming::is_name(&naming::snake(wire)) && !naming::is_name(&naming::camel(wire)), "{wire}");
    }
    for (name, taken) in TAKEN_BY_RUST {
        assert_eq!(naming::is_name(name), *taken, "{name}");
    }
}

#[test]
fn reserved_type_names_get_a_suffix() {
    for (wire, name) in RESERVED {
        assert_eq!(naming::type_name(wire, "Type"), *name, "{wire}");
    }
}

#[test]
fn names_of_the_prelude_are_reserved() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated-client/runtime/src/__private.rs");
    let text = fs::read_to_string(path).expect("the prelude can be read");
    let (_, text) = text.split_once("pub mod prelude {").expect("a prelude");
    let prelude = text.split("\n}").next().unwrap_or_default();
    let uses = prelude
        .split("pub use ")
        .skip(1)
        .filter_map(|item| item.split(';').next())
        .flat_map(|item| item.split([',', '{', '}']));
    // No type can hide a macro, the only name that is exported under another one.
    let uses = uses.filter(|path| !path.contains(" as "));
    let exported: BTreeSet<&str> =
        uses.filter_map(|path| path.trim().rsplit("::").next()).filter(|name| !name.is_empty()).collect();
    assert!(exported.contains("Client") && exported.len() > 20, "{exported:?}");
    let free: Vec<&&str> = exported.iter().filter(|name| !naming::is_taken(name)).collect();
    assert!(free.is_empty(), "a page's type could hide {free:?}");
}

#[test]
fn error_rows_become_variants() {
    for (name, message, code, variant) in ROWS {
        assert_eq!(naming::variant(*name, *message, code), *variant);
        assert!(naming::is_name(variant), "{variant}");
    }
}

#[test]
fn types_of_an_operation_are_not_those_of_the_runtime() {
    assert_eq!(naming::operation("show"), ["Show", "ShowResponse", "ShowError"]);
    assert_eq!(naming::operation("bare"), ["Bare", "BareResponseData", "BareError"]);
    assert_eq!(naming::operation("batch"), ["BatchRequest", "BatchResponse", "BatchError"]);
}

#[test]
fn batches_are_named_after_their_operation() {
    for (method, batch) in [("batch_delete", "batch_delete_all"), ("match", "match_all"), ("self", "self_all")] {
        assert_eq!(naming::batch(method), batch);
        assert!(naming::is_name(batch));
    }
}

#[test]
fn paged_methods_are_named_after_their_operation() {
    for (method, items) in [("search", "search_items"), ("match", "match_items"), ("self", "self_items")] {
        assert_eq!(naming::items(method), items);
        assert!(naming::is_name(items));
    }
}

#[test]
fn constants_are_upper_case() {
    for (name, constant) in
        [("RecordResult", "RECORD_RESULT"), ("app", "APP"), ("tenant_access_token", "TENANT_ACCESS_TOKEN")]
    {
        assert_eq!(naming::shout(name), constant);
    }
}

/// Windows reserves some names of files; fields keep them.
#[test]
fn modules_have_names_that_every_system_accepts() {
    let rows = [
        ("con", "con_"),
        ("COM1", "com1_"),
        ("Lpt9", "lpt9_"),
        ("nul_", "nul_"),
        ("com10", "com10"),
        ("console", "console"),
        ("self", "self_"),
        ("type", "r#type"),
    ];
    for (step, module) in rows {
        assert_eq!(naming::module(step), module, "{step}");
    }
    assert_eq!(naming::snake("aux"), "aux");
}

/// Parts of an operation's name, and its service.
const SERVICES: &[(&[&str], &str)] = &[
    (&["im", "v1", "message", "create"], "im"),
    (&["v4", "oss", "link", "generate"], "oss"),
    (&["v1", "v2", "database", "get"], "database"),
    (&["v1", "close"], "close"),
    (&["close"], "close"),
    (&["v2beta1", "room", "close"], "room"),
    (&["v1alpha", "room", "close"], "room"),
    (&["v10rc2", "room", "close"], "room"),
    (&["vc", "v1", "meeting"], "vc"),
    (&["v1x", "room"], "v1x"),
    (&["v", "room"], "v"),
    (&["v1", "v2"], "v2"),
];

#[test]
fn a_service_is_the_first_part_that_is_no_version() {
    for (parts, service) in SERVICES {
        assert_eq!(naming::service(parts), *service, "{parts:?}");
    }
}

#[test]
fn features_name_vendor_and_service() {
    let cases = [
        ("feishu", "im", "feishu", "feishu-im"),
        ("ctyun", "object_store", "ctyun", "ctyun-object-store"),
        ("open_desk", "userFlow", "open_desk", "open_desk-user-flow"),
        ("acme", "type", "acme", "acme-type"),
        ("acme", "oauth2", "acme", "acme-oauth2"),
    ];
    for (vendor, service, all, one) in cases {
        assert_eq!(naming::vendor_feature(vendor), all);
        assert_eq!(naming::service_feature(vendor, service), one);
    }
}
