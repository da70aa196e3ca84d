//! The record of acts.

use super::super::Page;
use super::Bar;
use serde::Serialize;

/// `/desk/record`
#[derive(Clone, Serialize)]
pub struct DeskRecordPage {
    /// Who is logged in.
    pub bar: Bar,
    /// The newest first.
    pub acts: Vec<ActRow>,
    /// Older ones.
    pub older: Option<String>,
    /// Not the newest are shown.
    pub paged: bool,
}

/// A line of the record.
#[derive(Clone, Serialize)]
pub struct ActRow {
    /// Its number.
    pub id: i64,
    /// When, Eastern.
    pub at: String,
    /// Who.
    pub who: String,
    /// What: a message; none for an act that this program does not know.
    pub act_key: Option<&'static str>,
    /// The act's name.
    pub act: String,
    /// With what; a service item number in two groups.
    pub item: String,
    /// The page of a service item number.
    pub href: Option<String>,
}

impl Page for DeskRecordPage {
    const TEMPLATE: &'static str = "pages/desk_record.html";

    fn samples() -> Vec<Self> {
        let [_, admin, _] = Bar::samples();
        let act = |id, act_key| ActRow {
            id,
            at: "December 7, 2026, 9:15 AM".into(),
            who: "lee".into(),
            act_key,
            act: "refuse".into(),
            item: "1234-5678".into(),
            href: act_key.map(|_| "/desk/items/12345678".to_owned()),
        };
        vec![
            Self { bar: admin.clone(), acts: Vec::new(), older: None, paged: false },
            Self {
                bar: admin,
                acts: vec![act(2, Some("desk-act-refuse")), act(1, None)],
                older: Some("/desk/record?before=1".into()),
                paged: true,
            },
        ]
    }
}
