//! What may be built of a YAML text: aliases repeat what stands there once.

use std::cell::Cell;

/// What a tree may hold, as a multiple of the text's bytes: aliases repeat texts, and more than this is no writing.
const MOST_REPEATED: usize = 4;

/// Why a tree was not built to its end.
#[derive(Clone, Copy)]
pub enum Over {
    Repeated,
    TooDeep,
    Keys,
}

/// What may still be built of a tree, in bytes of text with a little for each value.
pub struct Budget {
    left: Cell<usize>,
    pub over: Cell<Option<Over>>,
}

impl Budget {
    pub fn of(yaml: &str) -> Budget {
        Budget { left: Cell::new(4_096 + yaml.len() * MOST_REPEATED), over: Cell::new(None) }
    }

    #[cfg(test)]
    pub fn unlimited() -> Budget {
        Budget { left: Cell::new(usize::MAX), over: Cell::new(None) }
    }

    pub fn spend<E: serde::de::Error>(&self, bytes: usize) -> Result<(), E> {
        match self.left.get().checked_sub(bytes + 2) {
            Some(left) => self.left.set(left),
            None => return Err(self.end(Over::Repeated)),
        }
        Ok(())
    }

    pub fn end<E: serde::de::Error>(&self, over: Over) -> E {
        self.over.set(Some(over));
        E::custom("over")
    }
}
