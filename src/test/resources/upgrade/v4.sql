insert into workspace (id, name, widget_key, helpdesk_mode, allowed_sites, assistant_name, greeting, brand, team_mail, identity_secret, explicit_request, low_confidence, low_confidence_threshold, low_rating, frustration, action, actions, handover, email_capture, email_sensitivity, knowledge_change, last_ticket, created_at)
values ('00000000-0000-7000-8000-000000000001', 'Old shop', 'wk_old', 'zendesk', 'https://shop.example', 'Tally', 'Hello', '#1f6f54', 'team@shop.example', null, true, true, 0.7, false, true, false, '', true, true, 'medium', 1, 7, timestamp with time zone '2026-01-01 10:00:00+00');
insert into account (id, email, name, password_hash, created_at, last_seen_at)
values ('00000000-0000-7000-8000-000000000002', 'owner@shop.example', 'Owner', 'none', timestamp with time zone '2026-01-01 10:00:00+00', null);
insert into membership (account_id, workspace_id, role)
values ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', 'OWNER');
insert into api_token (id, account_id, name, hash, scopes, expires_at, created_at)
values ('00000000-0000-7000-8000-000000000003', '00000000-0000-7000-8000-000000000002', 'script', 'abc', 'read', null, timestamp with time zone '2026-01-01 10:00:00+00');
insert into visitor (id, workspace_id, external_id, verified, name, email, phone, created_at)
values ('00000000-0000-7000-8000-000000000004', '00000000-0000-7000-8000-000000000001', 'c-1', true, 'Ann', 'ann@mail.example', null, timestamp with time zone '2026-01-01 10:00:00+00');
insert into conversation (id, workspace_id, visitor_id, status, control, control_version, last_seq, last_position, last_visitor_seq, visitor_read, agent_read, episodes, agent_name, rating, page_url, page_title, locale, started_at, last_message_at, origin)
values ('00000000-0000-7000-8000-000000000005', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000004', 'ESCALATED', 'EXTERNAL', 2, 1, 2, 1, 1, 1, 1, null, 'up', 'https://shop.example/', 'Shop', 'en', timestamp with time zone '2026-01-01 10:00:00+00', timestamp with time zone '2026-01-01 10:01:00+00', null);
insert into message (id, workspace_id, conversation_id, position, seq, visibility, author_kind, author_name, body, client_id, extras, rating, rating_comment, sent_at)
values ('00000000-0000-7000-8000-000000000006', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000005', 1, 1, 'public', 'VISITOR', null, 'Where is my parcel?', 'c1', '{}', null, null, timestamp with time zone '2026-01-01 10:00:00+00');
insert into message (id, workspace_id, conversation_id, position, seq, visibility, author_kind, author_name, body, client_id, extras, rating, rating_comment, sent_at)
values ('00000000-0000-7000-8000-000000000007', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000005', 2, 1, 'internal', 'AGENT', 'Sam', 'A note', null, '{}', null, null, timestamp with time zone '2026-01-01 10:01:00+00');
insert into episode (id, workspace_id, conversation_id, number, reasons, summary, opened_at, closed_at)
values ('00000000-0000-7000-8000-000000000008', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000005', 1, 'explicit-request', 'Asks for a parcel', timestamp with time zone '2026-01-01 10:00:30+00', null);
insert into ticket (id, workspace_id, conversation_id, episode_id, number, subject, status, priority, assignee, requester_name, requester_email, tags, summary, created_at, updated_at)
values ('00000000-0000-7000-8000-000000000009', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000005', '00000000-0000-7000-8000-000000000008', 7, 'Parcel', 'open', 'normal', null, 'Ann', 'ann@mail.example', 'vip', 'Asks for a parcel', timestamp with time zone '2026-01-01 10:00:30+00', timestamp with time zone '2026-01-01 10:00:30+00');
insert into article (id, workspace_id, title, body, url, change, deleted, created_at, updated_at)
values ('00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000001', 'Parcels', 'They take two days.', null, 1, false, timestamp with time zone '2026-01-01 10:00:00+00', timestamp with time zone '2026-01-01 10:00:00+00');
insert into passage (id, workspace_id, article_id, ordinal, heading, body, embedding)
values ('00000000-0000-7000-8000-00000000000b', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-00000000000a', 0, 'Parcels', 'They take two days.', null);
insert into answer_trace (id, workspace_id, conversation_id, question_seq, question, decision, confidence, trace, created_at)
values ('00000000-0000-7000-8000-00000000000c', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000005', 1, 'Where is my parcel?', 'answered', 0.8, '{}', timestamp with time zone '2026-01-01 10:00:01+00');
insert into work_item (id, workspace_id, pool, lane, position, holds_lane, kind, subject, conversation_id, state, attempts, fence, due_at, doubtful_since, cause, detail, created_at, finished_at)
values ('00000000-0000-7000-8000-00000000000d', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-00000000000e', 'desk:1', 1, false, 'ticket.append', 'x', '00000000-0000-7000-8000-000000000005', 'RETRYING', 3, 6, timestamp with time zone '2026-01-01 10:05:00+00', timestamp with time zone '2026-01-01 10:04:00+00', 'timed out', null, timestamp with time zone '2026-01-01 10:00:31+00', null);
insert into connector (id, type, name, label, credentials, settings, state, cause, webhook_base, webhook_secret, webhook_parts, webhook_trouble, webhook_seen_at, blocked_until, poll_mark, polled_at, created_at, poll_every)
values ('00000000-0000-7000-8000-00000000000e', 'zendesk', 'Desk', 'shop', null, '{}', 'DISCONNECTED', null, 'https://chat.example', null, null, null, null, null, null, null, timestamp with time zone '2026-01-01 10:00:00+00', 1);
insert into connector_workspace (connector_id, workspace_id)
values ('00000000-0000-7000-8000-00000000000e', '00000000-0000-7000-8000-000000000001');
insert into ticket_link (id, workspace_id, conversation_id, number, episode_id, connector_id, external_id, url, requester_id, status, covers_position, first_message, follows, read_mark, created_at, opened_at, read_at)
values ('00000000-0000-7000-8000-00000000000f', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000005', 1, '00000000-0000-7000-8000-000000000008', '00000000-0000-7000-8000-00000000000e', '4711', 'https://desk.example/4711', 'r1', 'open', 1, null, null, 'm1', timestamp with time zone '2026-01-01 10:00:31+00', timestamp with time zone '2026-01-01 10:00:32+00', null);
insert into desk_message (link_id, external_id, workspace_id, message_id)
values ('00000000-0000-7000-8000-00000000000f', 'm1', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000006');
insert into webhook_event (id, connector_id, event_key, external_ticket, body, received_at)
values ('00000000-0000-7000-8000-000000000010', '00000000-0000-7000-8000-00000000000e', 'e1', '4711', 'x', timestamp with time zone '2026-01-01 10:01:00+00');
insert into delivery_attempt (id, workspace_id, work_item_id, at, request, response, status, millis, cause)
values ('00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-00000000000d', timestamp with time zone '2026-01-01 10:04:00+00', 'PUT', '', 0, 10000, 'timed out');
insert into attachment (id, workspace_id, visitor_id, name, content_type, size, complete, message_id, created_at)
values ('00000000-0000-7000-8000-000000000012', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000004', 'a.txt', 'text/plain', 1, true, '00000000-0000-7000-8000-000000000006', timestamp with time zone '2026-01-01 10:00:00+00');
insert into attachment_chunk (attachment_id, ordinal, workspace_id, content)
values ('00000000-0000-7000-8000-000000000012', 0, '00000000-0000-7000-8000-000000000001', 'x');
insert into assisted_ticket (conversation_id, workspace_id, connector_id, external_id, assistants, status, read_mark, created_at)
values ('00000000-0000-7000-8000-000000000005', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-00000000000e', '4712', true, 'open', null, timestamp with time zone '2026-01-01 10:00:00+00');
insert into desk_import (id, workspace_id, connector_id, target, since, mark, seen, made, state, started_at, finished_at)
values ('00000000-0000-7000-8000-000000000013', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-00000000000e', 'DESK', timestamp with time zone '2025-01-01 10:00:00+00', null, 1, 1, 'RUNNING', timestamp with time zone '2026-01-01 10:00:00+00', null);
insert into imported_ticket (import_id, external_id, workspace_id)
values ('00000000-0000-7000-8000-000000000013', '4713', '00000000-0000-7000-8000-000000000001');
insert into article_draft (id, workspace_id, source_key, title, body, decided, created_at)
values ('00000000-0000-7000-8000-000000000014', '00000000-0000-7000-8000-000000000001', 'k', 'Draft', 'Body', false, timestamp with time zone '2026-01-01 10:00:00+00');
