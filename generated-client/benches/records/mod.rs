//! Records with ids, and a vendor that deletes them.

use feishu_gptbots_ctyun::testing::{LoopbackResponse, Received};
use std::fmt::Write as _;

/// Returns the response of a vendor that deletes all records of a request.
pub fn delete(received: &Received) -> LoopbackResponse {
    let body = String::from_utf8_lossy(&received.body);
    let mut items = String::with_capacity(body.len() * 3);
    for id in body.split('"').filter(|text| text.starts_with("18")) {
        let comma = if items.is_empty() { "" } else { "," };
        write!(items, r#"{comma}{{"success":true,"id":"{id}"}}"#).expect("memory");
    }
    LoopbackResponse::json(format!(r#"{{"code":0,"msg":"success","data":{{"items":[{items}]}}}}"#))
}

/// Returns ids of records.
pub fn ids(records: usize) -> impl Iterator<Item = String> + Send {
    (0..records).map(|number| format!("18014649{number:08}"))
}
