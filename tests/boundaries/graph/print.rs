//! The graph as text.

use std::collections::BTreeMap;

use super::Graph;
use super::order::Room;

impl Graph {
    /// Returns the rooms in their order, each with its purpose and the earlier rooms that it uses; then what is wrong.
    pub(crate) fn describe(&self, rooms: &[Room]) -> String {
        let mut lines = vec![format!("{} files, {} imports between them", self.files.len(), self.imports.len())];
        for (room, purpose) in rooms {
            lines.push(format!("  {room}: {purpose}"));
            let uses = self.used_rooms(room);
            let uses: Vec<String> = uses.iter().map(|(room, count)| format!("{room} ({count})")).collect();
            lines.extend((!uses.is_empty()).then(|| format!("    uses {}", uses.join(", "))));
        }
        lines.extend(self.upward(rooms).iter().map(|import| format!("  wrong: {import}")));
        lines.extend(self.through_root.iter().map(|path| format!("  wrong: through the root: {path}")));
        let named = self.named_circles();
        for circle in self.circles() {
            let kind = if named.contains(&circle) { "circle" } else { "wrong: circle without a name" };
            lines.push(format!("  {kind}: {circle:?}"));
        }
        lines.join("\n")
    }

    /// Returns the other rooms that a room uses, each with the number of imports between their files.
    fn used_rooms<'a>(&'a self, room: &str) -> BTreeMap<&'a str, usize> {
        let mut used = BTreeMap::new();
        for (from, to) in self.imports.keys().filter(|(from, _)| Self::room(from) == room) {
            if Self::room(from) != Self::room(to) {
                *used.entry(Self::room(to)).or_default() += 1;
            }
        }
        used
    }
}
