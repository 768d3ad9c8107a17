//! The names that generated code uses without a path.

#[cfg(feature = "eop")]
pub use crate::Eop;
pub use crate::{
    ApiCode, Bare, Batch, BatchRule, Batched, Bearer, Builder, Call, Client, Code, Decode, Download, Encode, Envelope,
    ErrorRow, Exchange, Field, Info, Items, Json, Kind, LogId, Means, Method, NoData, Object, Operation, PageRule,
    Paged, Rate, Receives, Repeat, Secret, Sends, Service, Shape, TenantExchange, Ticket, TokenExchange, Told, Upload,
    Value, Variant, Vendor,
};
pub use std::collections::BTreeMap;
