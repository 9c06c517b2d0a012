/**
 * A date as RIS parts it, year/month/day/other, the way `toIsoDate` takes it: `2001/09/01/` → `2001-09-01`, `2016/12//` →
 * `2016-12`, `2015/october` → `2015 october`. What is written otherwise stays as it is; `2013/02/15/received` is the
 * date of something else and gives `undefined`.
 */
export function slashDate(value: string): string | undefined {
  const [year = '', month = '', day = '', other = ''] = value.split('/').map((part) => part.trim());
  if (!/^\d{4}$/.test(year)) return value.replace(/[/\s]/g, '') === '' ? undefined : value;
  if (/^(?:received|accepted|revised)$/i.test(other)) return undefined;
  if (/^[a-z]/i.test(month)) return `${year} ${month}`;
  return [year, month, day].filter((part) => /^\d{1,2}$|^\d{4}$/.test(part) && Number(part) > 0).join('-');
}
