-- The trace that a change belongs to (W3C Trace Context, the header traceparent); null without one.
alter table outbox add column trace_parent text;
