//! Places of a body that are code, as it was typed.

/// Which places are code; they are asked for in order, and the text is read once.
pub struct Code<'b> {
    body: &'b str,
    /// Where the last line starts that was asked for, and the fences before it.
    at: usize,
    fences: usize,
}

impl<'b> Code<'b> {
    pub fn of(body: &'b str) -> Code<'b> {
        Code { body, at: 0, fences: 0 }
    }

    /// Whether a place is in code: behind an odd number of backticks in its line, in a fence, or indented by four.
    pub fn holds(&mut self, place: usize) -> bool {
        let start = self.body[..place].rfind('\n').map_or(0, |newline| newline + 1);
        let line = &self.body[start..place];
        let is_fence = |line: &&str| line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        if start > self.at {
            self.fences += self.body[self.at..start].lines().filter(is_fence).count();
            self.at = start;
        }
        line.matches('`').count() % 2 == 1
            || line.starts_with("    ")
            || line.starts_with('\t')
            || (self.fences + usize::from(is_fence(&line))) % 2 == 1
    }
}
