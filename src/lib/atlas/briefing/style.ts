/** The look of a briefing: the page's own, on white paper, with the fonts a reader has. */
export const STYLE = `
:root { color-scheme: light; }
body { margin: 0; color: #1b242b; background: #fff; font: 16px/1.5 'Source Sans 3', 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif; font-variant-numeric: tabular-nums lining-nums; }
main { max-width: 860px; margin: 0 auto; padding: 32px 24px 64px; }
header p { margin: 0; color: #55636d; }
h1 { margin: 0; font-size: 34px; line-height: 1.15; }
h2 { margin: 40px 0 8px; font-size: 20px; }
h3 { margin: 0; font-size: 16px; }
p { margin: 4px 0; overflow-wrap: anywhere; }
.lead { margin: 12px 0 20px; font-size: 18px; }
figure { margin: 0; }
figure svg { display: block; width: 100%; height: auto; }
figcaption, .names, section > p { color: #55636d; font-size: 14px; }
table { width: 100%; border-collapse: collapse; font-size: 15px; }
th, td { padding: 6px 12px 6px 0; border-top: 1px solid #dfe4e8; text-align: left; vertical-align: top; font-weight: 400; }
thead th { border: 0; color: #55636d; font-size: 13px; }
td:nth-of-type(1) { font-weight: 700; white-space: nowrap; }
ul { margin: 0; padding: 0; list-style: none; }
ul li { padding: 10px 0; border-top: 1px solid #dfe4e8; }
ol { margin: 0; padding-left: 32px; font-size: 14px; }
ol li { padding: 3px 0; overflow-wrap: anywhere; }
a { color: #1c5fb8; }
:target { background: #e4edf8; }
pre { padding: 10px 14px; border-radius: 8px; background: #f4f6f8; font-size: 13px; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 600px) { main { padding: 20px 16px 40px; } table { font-size: 14px; } th, td { padding-right: 8px; } }
@media print { @page { margin: 14mm; } main { padding: 0; max-width: none; } html { font-size: 10.5pt; } li, tr, figure { break-inside: avoid; } h2 { break-after: avoid; } }
`;
