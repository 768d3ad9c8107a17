//! JSON values, bytes and secrets: the material of requests and responses.
//!
//! [`Json`] is the borrowed tree of a request, and [`Value`] is any JSON. The traits [`Object`] and
//! [`Decode`] describe the types of a response, and one lenient reader in `decode` fills them.
//! [`ByteStream`] and [`Upload`] carry files. A [`Secret`] is never printed, and a [`Redactor`]
//! removes secrets from the texts of errors.

mod any;
mod blank;
mod byte_stream;
mod clock;
mod decimal;
mod declared_length;
mod decode;
mod depth;
mod encode;
mod error_code;
mod excerpt;
mod fields;
mod fields_macro;
mod json;
mod redactor;
mod secret;
#[cfg(feature = "serde")]
mod stored;
mod upload;

pub use any::{ParseValueError, Value, ValueIndex};
pub use blank::Blank;
pub use byte_stream::{BoxError, ByteStream};
pub use clock::Clock;
pub use decimal::{Decimal, ParseDecimalError};
pub use decode::{Decode, Deviation, DeviationKind, FieldsByKey, List, Map, Object, Optional, Slot, ValuesByKey};
pub(crate) use decode::{
    DecodeFailure, Members, ReadRules, Reader, each_object, elements, is_empty, is_null, lossy_text, members,
    respelled, scalar_text, truth, whole_number,
};
#[cfg(feature = "testing")]
pub(crate) use decode::{JSON_TEXT, expected};
pub(crate) use depth::{MAX_DEPTH, dismantle, is_deeper_than, is_too_deep};
pub use error_code::{ApiCode, ErrorCode};
pub(crate) use excerpt::{cut, excerpt, one_line};
pub use fields::{debug, debug_received, equal, equal_received};
pub use json::{Encode, Json};
pub(crate) use redactor::Redactor;
pub use secret::Secret;
#[cfg(feature = "serde")]
pub use stored::{deserialize, serialize};
pub use upload::Upload;
pub(crate) use upload::{Content, StreamClaim};
