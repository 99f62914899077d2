import 'guide-grid';
