//! Facts that all pages of a vendor share and therefore leave out, as data.

/// The facts that all pages of a vendor share.
#[derive(Debug)]
pub(super) struct Vendor {
    /// The vendor's folder.
    pub(super) name: &'static str,
    /// The hosts in the URLs of the pages. They are not compared if this is empty.
    pub(super) hosts: &'static [&'static str],
    /// The text in addresses of pages before the steps that name an operation.
    pub(super) documents: Option<&'static str>,
    /// The number of steps of a path that become folders. The other steps are the operation's name.
    pub(super) folders: Option<usize>,
    /// The kinds of tokens, the one for servers first. Pages of a vendor with one kind need not
    /// name it.
    pub(super) tokens: &'static [&'static str],
    /// The envelope's member that distinguishes success from failure.
    pub(super) code: &'static str,
    /// The envelope's member with the message.
    pub(super) message: &'static str,
    /// The envelope's member with the data, if it has one.
    pub(super) data: Option<&'static str>,
    /// Further members of the envelope.
    pub(super) others: &'static [&'static str],
    /// The values of the code that mean success, in one product or another.
    pub(super) success: &'static [&'static str],
    /// Whether error tables contain the sent messages and not translations of them.
    pub(super) sends_messages: bool,
    /// The frames of pushed events. Events of a vendor without frames are their bodies.
    pub(super) frames: &'static [Frame],
}

/// The frame around the body of an event.
#[derive(Debug)]
pub(super) struct Frame {
    /// The name of the frame.
    pub(super) schema: &'static str,
    /// The member that tells the frame, and its value.
    pub(super) marker: (&'static str, &'static str),
    /// The names that lead to the type of the event.
    pub(super) ty: &'static [&'static str],
    /// The member with the body.
    pub(super) body: &'static str,
    /// The other members, each with the members inside it.
    pub(super) members: &'static [(&'static str, &'static [&'static str])],
}

/// The members of the header of an event.
const HEADER: &[&str] = &["event_id", "event_type", "create_time", "token", "app_id", "tenant_key"];

const VENDORS: [Vendor; 3] = [
    Vendor {
        name: "feishu",
        hosts: &[],
        documents: Some("/document/"),
        folders: None,
        tokens: &["tenant_access_token", "user_access_token", "app_access_token"],
        code: "code",
        message: "msg",
        data: Some("data"),
        others: &["error"],
        success: &["0"],
        sends_messages: true,
        frames: &[
            Frame {
                schema: "2.0",
                marker: ("schema", "2.0"),
                ty: &["header", "event_type"],
                body: "event",
                members: &[("schema", &[]), ("header", HEADER)],
            },
            Frame {
                schema: "1.0",
                marker: ("type", "event_callback"),
                ty: &["event", "type"],
                body: "event",
                members: &[("ts", &[]), ("uuid", &[]), ("token", &[]), ("type", &[])],
            },
        ],
    },
    Vendor {
        name: "gptbots",
        hosts: &["api-${endpoint}.gptbots.ai"],
        documents: None,
        folders: Some(2),
        tokens: &["api_key"],
        code: "code",
        message: "message",
        data: None,
        others: &[],
        success: &["0"],
        sends_messages: false,
        frames: &[],
    },
    Vendor {
        name: "ctyun",
        hosts: &[],
        documents: None,
        folders: None,
        tokens: &["eop_signature"],
        code: "statusCode",
        message: "message",
        data: Some("returnObj"),
        others: &["description", "errorCode", "error", "eopErrCode", "requestId", "code"],
        success: &["800", "200"],
        sends_messages: false,
        frames: &[],
    },
];

/// Returns the vendor of a layout.
pub(super) fn of(name: &str) -> &'static Vendor {
    VENDORS.iter().find(|vendor| vendor.name == name).unwrap_or(&VENDORS[0])
}

impl Vendor {
    /// Whether a member of a response belongs to the envelope.
    pub(super) fn owns(&self, member: &str) -> bool {
        member == self.code || member == self.message || self.others.contains(&member)
    }
}
