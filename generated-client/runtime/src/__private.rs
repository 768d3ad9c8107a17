//! Names that only generated code uses.

pub use crate::request::check_limits;
pub use crate::value::{
    Blank, Decode, Encode, FieldsByKey, Json, List, Map, Object, Optional, Slot, ValuesByKey, debug, debug_received,
    equal, equal_received,
};
#[cfg(feature = "serde")]
pub use crate::value::{deserialize, serialize};

/// Names that generated files import.
pub mod prelude {
    #[cfg(feature = "streams")]
    pub use crate::__events as events;
    pub use crate::__fields as fields;
    #[cfg(feature = "eop")]
    pub use crate::auth::Eop;
    pub use crate::auth::{AuthorizationCode, Bearer, Exchange, SignsIn, TenantExchange, Ticket, TokenExchange};
    pub use crate::batch::{Batch, BatchRule, Batched, OutcomeRule};
    pub use crate::client::{Builder, Call, Client, VendorClient};
    pub use crate::operation::{
        ApiCode, BareResponse, Concurrency, Envelope, ErrorClass, ErrorRow, EventRule, Field, FieldRate, Framing,
        HostVariable, LogId, ObjectType, Operation, OperationInfo, RequestFormat, ResponseFormat, RetrySafety, Service,
        TokenLocation, ValueType, Vendor, WaitUnit,
    };
    pub use crate::paging::{PageRule, Paged, PagedItems};
    pub use crate::response::NoData;
    #[cfg(feature = "streams")]
    pub use crate::stream::{EventStream, Streamed};
    pub use crate::value::{Secret, Upload};
    pub use crate::{Decimal, Download, Method, Rate, Response, Value};
    pub use std::collections::BTreeMap;
}

/// Names that generated examples import.
#[cfg(feature = "testing")]
pub mod example_prelude {
    pub use crate::operation::Operation;
    #[cfg(feature = "streams")]
    pub use crate::testing::TypedStream;
    pub use crate::testing::{Example, Typed, VendorDocs, file, json, number};
    pub use crate::{Decimal, Value};
    pub use std::collections::BTreeMap;
}
