/** What other programs' files call columns that several entities have (ImportColumn.aliases). */
export const nameAliases = "name,full name,nom,nombre,nome,naam";
export const emailAliases = "email,e mail,email address,e mail address,mail,courriel,correo,correo electronico";
export const noteAliases = "note,notes,comment,comments,remark,remarks,notiz,bemerkung,nota,biography,bio";
