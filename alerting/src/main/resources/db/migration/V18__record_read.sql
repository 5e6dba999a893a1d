-- Auditors look for what one person did.
create index journal_actor on journal (actor, epoch, n);
