-- Signing in by an identity provider. Nobody but signing in itself reads whose subject is whose; the worker forgets links that ran out.
grant select, insert on provider_identities to {{sign_in}};
grant select, insert, update on provider_links to {{sign_in}};
grant select, delete on provider_links to {{worker}};
