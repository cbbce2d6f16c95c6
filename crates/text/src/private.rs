//! Characters of the private use area that systems of newsrooms in GBK left in texts, and what they are in Unicode now.
//!
//! GB 18030-2022, appendix D: the eighty at FE50 to FEA0, which fonts for GBK had at U+E815 to U+E864; the vertical forms at
//! A6D9 to A6F3; the letters at A8BC and A8BF; the marks of how characters are composed at A989 to A995.

/// The character that one of the private use area stands for.
pub fn standard(c: char) -> Option<char> {
    Some(match c {
        '\u{e815}'..='\u{e864}' => COMPONENTS[c as usize - 0xe815],
        '\u{e78d}'..='\u{e796}' => VERTICAL[c as usize - 0xe78d],
        '\u{e7c7}' => 'ḿ',
        '\u{e7c8}' => 'ǹ',
        '\u{e7e7}' => '〾',
        '\u{e7e8}'..='\u{e7f3}' => char::from_u32(c as u32 - 0xe7e8 + 0x2ff0)?,
        _ => return None,
    })
}

/// Whether a character has a meaning by agreement alone.
pub fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

const VERTICAL: [char; 10] = ['︐', '︒', '︑', '︓', '︔', '︕', '︖', '︗', '︘', '︙'];

const COMPONENTS: [char; 80] = [
    '\u{2e81}', '\u{20087}', '\u{20089}', '\u{200cc}', '\u{2e84}', '\u{3473}', '\u{3447}', '\u{2e88}',
    '\u{2e8b}', '\u{9fb4}', '\u{359e}', '\u{361a}', '\u{360e}', '\u{2e8c}', '\u{2e97}', '\u{396e}',
    '\u{3918}', '\u{9fb5}', '\u{39cf}', '\u{39df}', '\u{3a73}', '\u{39d0}', '\u{9fb6}', '\u{9fb7}',
    '\u{3b4e}', '\u{3c6e}', '\u{3ce0}', '\u{2ea7}', '\u{215d7}', '\u{9fb8}', '\u{2eaa}', '\u{4056}',
    '\u{415f}', '\u{2eae}', '\u{4337}', '\u{2eb3}', '\u{2eb6}', '\u{2eb7}', '\u{2298f}', '\u{43b1}',
    '\u{43ac}', '\u{2ebb}', '\u{43dd}', '\u{44d6}', '\u{4661}', '\u{464c}', '\u{9fb9}', '\u{4723}',
    '\u{4729}', '\u{477c}', '\u{478d}', '\u{2eca}', '\u{4947}', '\u{497a}', '\u{497d}', '\u{4982}',
    '\u{4983}', '\u{4985}', '\u{4986}', '\u{499f}', '\u{499b}', '\u{49b7}', '\u{49b6}', '\u{9fba}',
    '\u{241fe}', '\u{4ca3}', '\u{4c9f}', '\u{4ca0}', '\u{4ca1}', '\u{4c77}', '\u{4ca2}', '\u{4d13}',
    '\u{4d14}', '\u{4d15}', '\u{4d16}', '\u{4d17}', '\u{4d18}', '\u{4d19}', '\u{4dae}', '\u{9fbb}',
];
