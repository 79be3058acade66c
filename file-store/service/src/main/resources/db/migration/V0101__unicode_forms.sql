-- Look-ups regard neither case nor the Unicode form of letters: a name that macOS wrote (NFD) is found by the name that
-- everybody else writes (NFC), and the other way round.
update file set folded = normalize(folded, NFC) where folded is not nfc normalized;
