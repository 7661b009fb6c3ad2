"""The shared vocabulary: configuration, events, control, records, errors. No torch, no Qt."""
