//! Pages of one folder, made from the pages of the case `folder`.

use crate::support::golden;

/// A vendor's file for these pages.
pub(super) const VENDOR: &str = "\
vendor: feishu
title: Feishu
doc: Any.
host: https://feishu.example
envelope: { code: code, message: msg, data: data, success: [0], known: [error] }
auth:
  token: { scheme: bearer, token: tenant_access_token, doc: Any., credentials: [token] }
scopes:
  room:write: Any.
";

/// Returns a page with this address about this call.
pub(super) fn page(address: &str, call: &str) -> String {
    let (method, path) = call.split_once(' ').expect("a method and a path");
    let text = golden::read(&golden::cases("folder/pages")).remove("close.txt").expect("a page");
    let path = path.replace('{', ":").replace('}', "");
    let changes = [
        ("document/room-v1/guest/close", format!("document/{address}")),
        ("/open-apis/room/v1/guests/close", path),
        ("<md-td>POST</md-td>", format!("<md-td>{method}</md-td>")),
    ];
    changes.iter().fold(text, |text, (old, new)| {
        assert_eq!(text.matches(old).count(), 1, "{old}");
        text.replace(old, new)
    })
}
